-- revision: e1e1e1e1
-- message: shelf
-- created: 2026-11-01T08:00:00Z

-- upgrade
CREATE TABLE shelf (id INTEGER PRIMARY KEY, place TEXT NOT NULL);

-- downgrade
DROP TABLE shelf;
