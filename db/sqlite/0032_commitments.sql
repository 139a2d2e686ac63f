-- What the parties have undertaken under an agreement, and what was measured of it.
CREATE TABLE commitments (
    id TEXT NOT NULL,
    agreement_id TEXT NOT NULL,
    text TEXT NOT NULL,
    party_id TEXT NOT NULL,  -- who owes it
    kind TEXT NOT NULL,  -- registerWorkers, budget, regulation, socialisation, dataExchange, reporting, other
    measure TEXT NULL,
    unit TEXT NOT NULL,  -- people, rupiah, percent, documents, events, opd, other
    baseline TEXT NULL,
    target TEXT NOT NULL,
    starts_on TEXT NULL,
    due_on TEXT NULL,  -- last day of its period, inclusive
    responsible_id TEXT NULL,  -- the unit that has to do it
    ord INTEGER NULL,
    source TEXT NULL,
    is_removed INTEGER NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    CONSTRAINT pk_commitments PRIMARY KEY (id),
    CONSTRAINT fk_commitments_agreement_id FOREIGN KEY (agreement_id) REFERENCES agreements (id),
    CONSTRAINT fk_commitments_party_id FOREIGN KEY (party_id) REFERENCES institutions (id),
    CONSTRAINT fk_commitments_responsible_id FOREIGN KEY (responsible_id) REFERENCES institutions (id)
) STRICT;

CREATE INDEX ix_commitments_agreement ON commitments (agreement_id, id);
CREATE INDEX ix_commitments_party ON commitments (party_id, agreement_id);
CREATE INDEX ix_commitments_responsible ON commitments (responsible_id, agreement_id) WHERE responsible_id IS NOT NULL;

-- Never changed: a correction is a new row that names the one it takes the place of.
CREATE TABLE commitment_observations (
    id TEXT NOT NULL,
    commitment_id TEXT NOT NULL,
    as_of TEXT NOT NULL,
    value TEXT NOT NULL,
    note TEXT NULL,
    url TEXT NULL,  -- evidence elsewhere
    document_id TEXT NULL,  -- evidence among the agreement's documents
    source TEXT NULL,
    replaces_id TEXT NULL,
    recorded_by TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    CONSTRAINT pk_commitment_observations PRIMARY KEY (id),
    CONSTRAINT fk_commitment_observations_commitment_id FOREIGN KEY (commitment_id) REFERENCES commitments (id),
    CONSTRAINT fk_commitment_observations_document_id FOREIGN KEY (document_id) REFERENCES documents (id),
    CONSTRAINT fk_commitment_observations_replaces_id FOREIGN KEY (replaces_id) REFERENCES commitment_observations (id)
) STRICT;

CREATE INDEX ix_commitment_observations_commitment ON commitment_observations (commitment_id, id);
CREATE UNIQUE INDEX ux_commitment_observations_replaces ON commitment_observations (replaces_id) WHERE replaces_id IS NOT NULL;

-- The ledger's key names what a deadline belongs to: the agreement itself, or one of its commitments, of which two may have one target date.
-- SQLite changes no key of a table: the table is written anew, and so is the one that refers to it.
ALTER TABLE alerts RENAME TO alerts_before;
ALTER TABLE outbox RENAME TO outbox_before;

CREATE TABLE alerts (
    id TEXT NOT NULL,
    agreement_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    deadline_on TEXT NOT NULL,
    step INTEGER NOT NULL,
    recipient TEXT COLLATE NOCASE NOT NULL,
    send_on TEXT NOT NULL,  -- the step's day, moved off holidays
    state TEXT NOT NULL,  -- queued, sent, skipped, closed, failed
    reason TEXT NULL,  -- why it was skipped, closed or failed
    planned_at TEXT NOT NULL,
    settled_at TEXT NULL,  -- when it was sent, skipped, closed or given up
    escalated INTEGER NOT NULL DEFAULT 0,  -- told because nobody had answered
    acknowledged_at TEXT NULL,
    acknowledged_by TEXT COLLATE NOCASE NULL,  -- an address (by the link in the mail) or an actor
    acknowledgement_note TEXT NULL,
    reason_message TEXT NULL,  -- the reason as {"key", "args"}, for readers of another language
    subject_id TEXT NOT NULL,
    CONSTRAINT pk_alerts PRIMARY KEY (id),
    CONSTRAINT ux_alerts_key UNIQUE (agreement_id, subject_id, kind, deadline_on, step, recipient),
    CONSTRAINT fk_alerts_agreement_id FOREIGN KEY (agreement_id) REFERENCES agreements (id)
) STRICT;

INSERT INTO alerts (id, agreement_id, kind, deadline_on, step, recipient, send_on, state, reason, planned_at, settled_at, escalated, acknowledged_at, acknowledged_by, acknowledgement_note, reason_message, subject_id) SELECT id, agreement_id, kind, deadline_on, step, recipient, send_on, state, reason, planned_at, settled_at, escalated, acknowledged_at, acknowledged_by, acknowledgement_note, reason_message, agreement_id FROM alerts_before;

CREATE TABLE outbox (
    id TEXT NOT NULL,  -- also the Message-ID
    agreement_id TEXT NULL,  -- null = it speaks of several, e.g. a digest
    alert_id TEXT NULL,  -- null = not an alert, e.g. a changed term
    purpose TEXT NOT NULL,  -- alert, notice, list, digest, account, audit
    recipient TEXT COLLATE NOCASE NOT NULL,
    subject TEXT NOT NULL,
    body_text TEXT NOT NULL,
    body_html TEXT NOT NULL,
    calendar TEXT NULL,
    written_on TEXT NOT NULL,  -- the day as of which its text speaks; an older text is written anew before it leaves
    fallbacks TEXT NOT NULL,  -- ["next address", ...]
    state TEXT NOT NULL,  -- queued, held, bundled, sent, dead, cancelled
    attempts INTEGER NOT NULL,
    next_attempt_at TEXT NOT NULL,
    lease_owner TEXT NULL,
    lease_until TEXT NULL,  -- a claim older than this is free again
    last_error TEXT NULL,
    created_at TEXT NOT NULL,
    sent_at TEXT NULL,
    digest_id TEXT NULL,  -- the digest in which it stands; the digest itself has its own id here
    is_confidential INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT pk_outbox PRIMARY KEY (id),
    CONSTRAINT fk_outbox_agreement_id FOREIGN KEY (agreement_id) REFERENCES agreements (id),
    CONSTRAINT fk_outbox_alert_id FOREIGN KEY (alert_id) REFERENCES alerts (id)
) STRICT;

INSERT INTO outbox (id, agreement_id, alert_id, purpose, recipient, subject, body_text, body_html, calendar, written_on, fallbacks, state, attempts, next_attempt_at, lease_owner, lease_until, last_error, created_at, sent_at, digest_id, is_confidential) SELECT id, agreement_id, alert_id, purpose, recipient, subject, body_text, body_html, calendar, written_on, fallbacks, state, attempts, next_attempt_at, lease_owner, lease_until, last_error, created_at, sent_at, digest_id, is_confidential FROM outbox_before;

DROP TABLE outbox_before;
DROP TABLE alerts_before;

CREATE INDEX ix_alerts_state ON alerts (state, planned_at);
CREATE INDEX ix_alerts_recipient ON alerts (recipient, id);
CREATE INDEX ix_outbox_due ON outbox (next_attempt_at) WHERE state = 'queued';
CREATE INDEX ix_outbox_alert ON outbox (alert_id) WHERE alert_id IS NOT NULL;
CREATE INDEX ix_outbox_held ON outbox (next_attempt_at) WHERE state = 'held';
CREATE INDEX ix_outbox_digest ON outbox (digest_id) WHERE digest_id IS NOT NULL;
CREATE INDEX ix_outbox_recipient ON outbox (recipient, id);
CREATE INDEX ix_outbox_dead ON outbox (id) WHERE state = 'dead';
CREATE INDEX ix_outbox_sent ON outbox (recipient, sent_at) WHERE sent_at IS NOT NULL;
