-- Who answered an alert, and who was told because nobody had.
ALTER TABLE alerts ADD COLUMN escalated INTEGER NOT NULL DEFAULT 0;  -- told because nobody had answered
ALTER TABLE alerts ADD COLUMN acknowledged_at TEXT NULL;
ALTER TABLE alerts ADD COLUMN acknowledged_by TEXT COLLATE NOCASE NULL;  -- an address (by the link in the mail) or an actor
ALTER TABLE alerts ADD COLUMN acknowledgement_note TEXT NULL;
ALTER TABLE alerts ADD COLUMN reason_message TEXT NULL;  -- the reason as {"key", "args"}, for readers of another language

CREATE INDEX ix_alerts_recipient ON alerts (recipient, id);
CREATE INDEX ix_agreements_officer ON agreements (officer_mail) WHERE officer_mail IS NOT NULL;

-- A recipient's wish to hear of a deadline on a later day. Its reminder is a step of the ledger like any other.
CREATE TABLE alert_snoozes (
    agreement_id TEXT NOT NULL,
    kind TEXT NOT NULL,  -- end (with its gap), notice, fiscalYear
    deadline_on TEXT NOT NULL,
    recipient TEXT COLLATE NOCASE NOT NULL,
    until_on TEXT NOT NULL,
    snoozed_at TEXT NOT NULL,
    snoozed_by TEXT NOT NULL,
    CONSTRAINT pk_alert_snoozes PRIMARY KEY (agreement_id, kind, deadline_on, recipient),
    CONSTRAINT fk_alert_snoozes_agreement_id FOREIGN KEY (agreement_id) REFERENCES agreements (id)
) STRICT;

-- How a recipient wants alerts; who has no row is told at once.
CREATE TABLE recipient_preferences (
    address TEXT COLLATE NOCASE NOT NULL,
    mode TEXT NOT NULL,  -- immediate, daily, weekly
    version INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    CONSTRAINT pk_recipient_preferences PRIMARY KEY (address)
) STRICT;

-- A mail in the state "held" waits for its recipient's digest, one "bundled" stands in it.
ALTER TABLE outbox ADD COLUMN digest_id TEXT NULL;  -- the digest in which it stands; the digest itself has its own id here

CREATE INDEX ix_outbox_held ON outbox (next_attempt_at) WHERE state = 'held';
CREATE INDEX ix_outbox_digest ON outbox (digest_id) WHERE digest_id IS NOT NULL;
CREATE INDEX ix_outbox_recipient ON outbox (recipient, id);

-- Signs the links in mails. Made here, under the lock of the migration, so that every node has the same from the beginning.
INSERT INTO installation (name, value) VALUES ('link-secret', hex(randomblob(32)));
