-- revision: 9f1271ef662a
-- revises: 9b9d58f02985
-- message: v11+ updates
-- created: 2022-11-14T08:41:10Z

-- upgrade
-- The electron at node 0 is the one that a lattice starts with. A lattice whose dispatch failed has none.
UPDATE lattices SET electron_id = (
    SELECT e.id FROM electrons e WHERE e.parent_lattice_id = lattices.id AND e.transport_graph_node_id = 0
);

CREATE UNIQUE INDEX ux_lattices_electron_id ON lattices (electron_id) WHERE electron_id IS NOT NULL;

CREATE TRIGGER electrons_count_completed AFTER UPDATE OF status ON electrons
WHEN (old.status = 'COMPLETED') <> (new.status = 'COMPLETED')
BEGIN
    UPDATE lattices
    SET completed_electron_num = completed_electron_num + CASE new.status WHEN 'COMPLETED' THEN 1 ELSE -1 END
    WHERE id = new.parent_lattice_id;
END;

CREATE VIEW executor_load AS
SELECT x.id, x.kind, x.workers, x.address, count(e.id) AS electrons,
       count(e.id) FILTER (WHERE e.status IN ('NEW', 'RUNNING')) AS unfinished
FROM executors x LEFT JOIN electrons e ON e.executor_id = x.id
GROUP BY x.id;

-- downgrade
DROP VIEW executor_load;
DROP TRIGGER electrons_count_completed;
DROP INDEX ux_lattices_electron_id;
UPDATE lattices SET electron_id = NULL;
