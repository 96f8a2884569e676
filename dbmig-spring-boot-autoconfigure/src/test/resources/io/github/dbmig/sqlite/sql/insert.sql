INSERT INTO "x" ("a", "b", "c") VALUES (?, ?, ?) -- 1, 'it''s', NULL;
INSERT INTO "x" ("a", "b", "c") VALUES (?, ?, ?) -- 1.5, 'true', x'00ff';
INSERT INTO "x" ("a") VALUES (?) -- -9223372036854775808;
