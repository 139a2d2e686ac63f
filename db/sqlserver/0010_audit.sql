-- The end of the chain of audit entries: one row. Its lock decides the order of writers.
CREATE TABLE audit_head (
    id int NOT NULL,  -- 1
    seq bigint NOT NULL,
    hash char(64) COLLATE Latin1_General_BIN2 NOT NULL,
    CONSTRAINT pk_audit_head PRIMARY KEY (id)
);

INSERT INTO audit_head (id, seq, hash) VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

-- What the chain was at a moment, signed with the installation's key. A chain that somebody has rebuilt does not fit them.
CREATE TABLE audit_checkpoints (
    seq bigint NOT NULL,  -- the last entry it covers
    hash char(64) COLLATE Latin1_General_BIN2 NOT NULL,  -- that entry's
    at datetime2(7) NOT NULL,
    key_id varchar(64) COLLATE Latin1_General_BIN2 NOT NULL,
    signature varchar(200) COLLATE Latin1_General_BIN2 NOT NULL,  -- base64
    CONSTRAINT pk_audit_checkpoints PRIMARY KEY (seq)
);

CREATE INDEX ix_audit_actor ON audit_entries (actor, seq);
CREATE INDEX ix_audit_at ON audit_entries (at, seq);
GO
CREATE TRIGGER tr_audit_entries ON audit_entries AFTER UPDATE, DELETE AS THROW 51000, N'The audit trail is only added to.', 1;
GO
CREATE TRIGGER tr_audit_checkpoints ON audit_checkpoints AFTER UPDATE, DELETE AS THROW 51000, N'Checkpoints are only added to.', 1;
