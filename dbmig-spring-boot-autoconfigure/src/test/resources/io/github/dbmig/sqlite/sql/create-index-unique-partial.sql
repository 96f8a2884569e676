CREATE UNIQUE INDEX "ix" ON "x" ("b", lower(c)) WHERE a > 0 AND b <> '';
