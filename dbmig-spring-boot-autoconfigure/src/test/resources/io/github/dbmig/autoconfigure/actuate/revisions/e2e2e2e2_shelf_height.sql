-- revision: e2e2e2e2
-- revises: e1e1e1e1
-- message: shelf height
-- created: 2026-11-02T08:00:00Z

-- upgrade
ALTER TABLE shelf ADD COLUMN height INTEGER;
UPDATE shelf SET height = 30;

-- downgrade
ALTER TABLE shelf DROP COLUMN height;
