-- revision: 9f1271ef662a
-- revises: 9b9d58f02985
-- message: v11+ updates
-- created: 2026-11-23T10:15:30Z

-- upgrade
-- 3 of 10,000 rows have no electron_id
-- backfill: 0
ALTER TABLE "lattices" ALTER COLUMN "electron_id" SET NOT NULL;

-- drops about_me, 412 values that are not null
ALTER TABLE "lattices" DROP COLUMN "about_me";

ALTER TABLE "electrons" DROP COLUMN "executor";

-- downgrade
ALTER TABLE "electrons" ADD COLUMN "executor" VARCHAR(120);

ALTER TABLE "lattices"
    ADD COLUMN "about_me" VARCHAR(140),
    ALTER COLUMN "electron_id" DROP NOT NULL;
