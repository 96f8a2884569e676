CREATE TABLE "t" (
  "a" INTEGER DEFAULT -1,
  "b" TEXT DEFAULT CURRENT_TIMESTAMP,
  "c" TEXT DEFAULT (datetime('now')),
  "d" TEXT DEFAULT (('a') || ('b')),
  "e" TEXT DEFAULT (lower('A')),
  "f" BLOB DEFAULT x'00',
  "g" INTEGER DEFAULT (1 + 1),
  "h" INTEGER DEFAULT TRUE,
  "i" TEXT DEFAULT NULL,
  "j" TEXT DEFAULT 'it''s'
);
