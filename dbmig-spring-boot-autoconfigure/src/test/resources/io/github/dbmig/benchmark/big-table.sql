-- A table of many rows as applications have them, with what hangs on it: two indexes, a key of a smaller table, a view
-- and a trigger. :rows and :children are numbers.
CREATE TABLE big (
  id INTEGER PRIMARY KEY,
  a INTEGER NOT NULL,
  b INTEGER DEFAULT 7,
  c INTEGER,
  d REAL,
  name TEXT NOT NULL,
  email TEXT,
  note TEXT,
  status TEXT NOT NULL DEFAULT 'new' CHECK (status IN ('new', 'old')),
  created_at TEXT
);

CREATE TABLE child (
  id INTEGER PRIMARY KEY,
  big_id INTEGER NOT NULL REFERENCES big (id) ON DELETE CASCADE,
  qty INTEGER
);

CREATE TABLE audit (x);

WITH RECURSIVE number (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM number WHERE i < :rows)
INSERT INTO big
SELECT i, i * 7 % 1000003, i % 100, i * 31, i * 0.5, 'name-' || (i * 7919 % 1000003), 'user' || i || '@example.org',
  'note text for the row number ' || i || ' some padding to be longer', iif(i % 2 = 0, 'new', 'old'),
  '2026-01-01T00:00:00.' || i
FROM number;

WITH RECURSIVE number (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM number WHERE i < :children)
INSERT INTO child SELECT i, i * 7919 % :rows + 1, i FROM number;

CREATE INDEX ix_big_name ON big (name);
CREATE INDEX ix_big_email ON big (email, a);
CREATE INDEX ix_child_big ON child (big_id);
CREATE VIEW v_big AS SELECT id, name FROM big;
CREATE TRIGGER tr_big AFTER UPDATE OF c ON big BEGIN
  INSERT INTO audit VALUES (new.id);
END;
