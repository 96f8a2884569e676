CREATE TABLE "t" (
  "a" INTEGER CHECK (a > 0 -- positive
),
  "b" TEXT DEFAULT (lower('B') -- small
),
  "c" INTEGER GENERATED ALWAYS AS (a + 1 -- more
) VIRTUAL
);
CREATE INDEX "ix" ON "t" (a + 1 -- more
) WHERE a > 1 -- enough;
