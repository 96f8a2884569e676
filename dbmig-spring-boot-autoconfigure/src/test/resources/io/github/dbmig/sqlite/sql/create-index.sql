CREATE INDEX "ix ""1""" ON "x" ("a" DESC, "b");
