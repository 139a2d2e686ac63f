-- The end of the chain of audit entries: one row. Its lock decides the order of writers.
CREATE TABLE audit_head (
    id INTEGER NOT NULL,  -- 1
    seq INTEGER NOT NULL,
    hash TEXT NOT NULL,
    CONSTRAINT pk_audit_head PRIMARY KEY (id)
) STRICT;

INSERT INTO audit_head (id, seq, hash) VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

-- What the chain was at a moment, signed with the installation's key. A chain that somebody has rebuilt does not fit them.
CREATE TABLE audit_checkpoints (
    seq INTEGER NOT NULL,  -- the last entry it covers
    hash TEXT NOT NULL,  -- that entry's
    at TEXT NOT NULL,
    key_id TEXT NOT NULL,
    signature TEXT NOT NULL,  -- base64
    CONSTRAINT pk_audit_checkpoints PRIMARY KEY (seq)
) STRICT;

CREATE INDEX ix_audit_actor ON audit_entries (actor, seq);
CREATE INDEX ix_audit_at ON audit_entries (at, seq);

CREATE TRIGGER tr_audit_entries_update BEFORE UPDATE ON audit_entries BEGIN SELECT RAISE(ABORT, 'The audit trail is only added to.'); END;
CREATE TRIGGER tr_audit_entries_delete BEFORE DELETE ON audit_entries BEGIN SELECT RAISE(ABORT, 'The audit trail is only added to.'); END;
CREATE TRIGGER tr_audit_checkpoints_update BEFORE UPDATE ON audit_checkpoints BEGIN SELECT RAISE(ABORT, 'Checkpoints are only added to.'); END;
CREATE TRIGGER tr_audit_checkpoints_delete BEFORE DELETE ON audit_checkpoints BEGIN SELECT RAISE(ABORT, 'Checkpoints are only added to.'); END;

-- INSERT OR REPLACE fires no trigger of a delete.
CREATE TRIGGER tr_audit_entries_replace BEFORE INSERT ON audit_entries WHEN EXISTS (SELECT 1 FROM audit_entries WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'The audit trail is only added to.'); END;
CREATE TRIGGER tr_audit_checkpoints_replace BEFORE INSERT ON audit_checkpoints WHEN EXISTS (SELECT 1 FROM audit_checkpoints WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'Checkpoints are only added to.'); END;
