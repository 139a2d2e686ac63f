-- Who answered an alert, and who was told because nobody had.
ALTER TABLE alerts ADD escalated bit NOT NULL CONSTRAINT df_alerts_escalated DEFAULT 0;  -- told because nobody had answered
ALTER TABLE alerts ADD acknowledged_at datetime2(7) NULL;
ALTER TABLE alerts ADD acknowledged_by nvarchar(254) NULL;  -- an address (by the link in the mail) or an actor
ALTER TABLE alerts ADD acknowledgement_note nvarchar(1000) NULL;
ALTER TABLE alerts ADD reason_message nvarchar(2000) NULL;  -- the reason as {"key", "args"}, for readers of another language

CREATE INDEX ix_alerts_recipient ON alerts (recipient, id);
CREATE INDEX ix_agreements_officer ON agreements (officer_mail) WHERE officer_mail IS NOT NULL;

-- A recipient's wish to hear of a deadline on a later day. Its reminder is a step of the ledger like any other.
CREATE TABLE alert_snoozes (
    agreement_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    kind varchar(40) COLLATE Latin1_General_BIN2 NOT NULL,  -- end (with its gap), notice, fiscalYear
    deadline_on date NOT NULL,
    recipient nvarchar(254) NOT NULL,
    until_on date NOT NULL,
    snoozed_at datetime2(7) NOT NULL,
    snoozed_by nvarchar(254) NOT NULL,
    CONSTRAINT pk_alert_snoozes PRIMARY KEY (agreement_id, kind, deadline_on, recipient),
    CONSTRAINT fk_alert_snoozes_agreement_id FOREIGN KEY (agreement_id) REFERENCES agreements (id)
);

-- How a recipient wants alerts; who has no row is told at once.
CREATE TABLE recipient_preferences (
    address nvarchar(254) NOT NULL,
    mode varchar(40) COLLATE Latin1_General_BIN2 NOT NULL,  -- immediate, daily, weekly
    version bigint NOT NULL,
    updated_at datetime2(7) NOT NULL,
    CONSTRAINT pk_recipient_preferences PRIMARY KEY (address)
);

-- A mail in the state "held" waits for its recipient's digest, one "bundled" stands in it.
ALTER TABLE outbox ADD digest_id char(36) COLLATE Latin1_General_BIN2 NULL;  -- the digest in which it stands; the digest itself has its own id here
GO

CREATE INDEX ix_outbox_held ON outbox (next_attempt_at) WHERE state = 'held';
CREATE INDEX ix_outbox_digest ON outbox (digest_id) WHERE digest_id IS NOT NULL;
CREATE INDEX ix_outbox_recipient ON outbox (recipient, id);

-- Signs the links in mails. Made here, under the lock of the migration, so that every node has the same from the beginning.
INSERT INTO installation (name, value) VALUES ('link-secret', CONVERT(varchar(64), CRYPT_GEN_RANDOM(32), 2));
