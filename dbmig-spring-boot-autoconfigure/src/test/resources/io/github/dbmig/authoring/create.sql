-- revision: a1b2c3d4e5f6
-- revises: 9f1271ef662a
-- message: owners and pets
-- created: 2026-11-23T10:15:30Z
-- labels: pets

-- upgrade
CREATE TABLE "owner" (
  "id" INTEGER PRIMARY KEY,
  "last_name" VARCHAR(80) NOT NULL COLLATE "NOCASE" CONSTRAINT "ck_owner_last_name" CHECK (length(last_name) > 0),
  "telephone" VARCHAR(20)
);

CREATE TABLE "pet" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "name" VARCHAR(40) NOT NULL DEFAULT 'nameless',
  "kind" VARCHAR(8) NOT NULL CONSTRAINT "ck_pet_kind" CHECK (kind IN ('CAT', 'DOG', 'HAMSTER', 'BIRD', 'SNAKE', 'LIZARD')),
  "owner_id" INTEGER CONSTRAINT "fk_pet_owner" REFERENCES "owner" ("id") ON DELETE CASCADE,
  CONSTRAINT "uq_pet_owner_id_name" UNIQUE ("owner_id", "name")
);

CREATE INDEX "ix_pet_owner_id" ON "pet" ("owner_id");

-- downgrade
DROP TABLE "pet";
DROP TABLE "owner";
