UPDATE x SET b = ?, c = ? WHERE a = ? -- 'it''s', NULL, 1;
DELETE FROM p;
