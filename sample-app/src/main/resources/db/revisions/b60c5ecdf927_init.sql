-- revision: b60c5ecdf927
-- message: init
-- created: 2022-05-06T14:09:26Z

-- upgrade
CREATE TABLE lattices (
    id INTEGER PRIMARY KEY,
    dispatch_id VARCHAR(36) NOT NULL CONSTRAINT uq_lattices_dispatch_id UNIQUE,
    name VARCHAR(80) NOT NULL,
    status VARCHAR(16) NOT NULL
        CONSTRAINT ck_lattices_status CHECK (status IN ('NEW', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED')),
    completed_electron_num INTEGER NOT NULL DEFAULT 0,
    created_at TIMESTAMP NOT NULL,
    executor VARCHAR(120)
);

CREATE TABLE electrons (
    id INTEGER PRIMARY KEY,
    parent_lattice_id INTEGER NOT NULL CONSTRAINT fk_electrons_lattice REFERENCES lattices (id) ON DELETE CASCADE,
    transport_graph_node_id INTEGER NOT NULL,
    name VARCHAR(80) NOT NULL,
    status VARCHAR(16) NOT NULL
        CONSTRAINT ck_electrons_status CHECK (status IN ('NEW', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED')),
    executor VARCHAR(120),
    CONSTRAINT uq_electrons_node UNIQUE (parent_lattice_id, transport_graph_node_id)
);

CREATE TABLE electron_dependency (
    id INTEGER PRIMARY KEY,
    electron_id INTEGER NOT NULL CONSTRAINT fk_dependency_electron REFERENCES electrons (id) ON DELETE CASCADE,
    parent_electron_id INTEGER NOT NULL CONSTRAINT fk_dependency_parent REFERENCES electrons (id) ON DELETE CASCADE,
    edge_name VARCHAR(40) NOT NULL,
    CONSTRAINT uq_electron_dependency UNIQUE (electron_id, parent_electron_id, edge_name)
);

CREATE INDEX ix_lattices_status ON lattices (status, created_at DESC);
CREATE INDEX ix_electron_dependency_parent ON electron_dependency (parent_electron_id);

-- downgrade
DROP TABLE electron_dependency;
DROP TABLE electrons;
DROP TABLE lattices;
