-- What the parties have undertaken under an agreement, and what was measured of it.
CREATE TABLE commitments (
    id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    agreement_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    text nvarchar(2000) NOT NULL,
    party_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,  -- who owes it
    kind varchar(40) COLLATE Latin1_General_BIN2 NOT NULL,  -- registerWorkers, budget, regulation, socialisation, dataExchange, reporting, other
    measure nvarchar(300) NULL,
    unit varchar(40) COLLATE Latin1_General_BIN2 NOT NULL,  -- people, rupiah, percent, documents, events, opd, other
    baseline decimal(28,4) NULL,
    target decimal(28,4) NOT NULL,
    starts_on date NULL,
    due_on date NULL,  -- last day of its period, inclusive
    responsible_id char(36) COLLATE Latin1_General_BIN2 NULL,  -- the unit that has to do it
    ord int NULL,
    source nvarchar(1000) NULL,
    is_removed bit NOT NULL,
    version bigint NOT NULL,
    created_at datetime2(7) NOT NULL,
    updated_at datetime2(7) NOT NULL,
    CONSTRAINT pk_commitments PRIMARY KEY (id),
    CONSTRAINT fk_commitments_agreement_id FOREIGN KEY (agreement_id) REFERENCES agreements (id),
    CONSTRAINT fk_commitments_party_id FOREIGN KEY (party_id) REFERENCES institutions (id),
    CONSTRAINT fk_commitments_responsible_id FOREIGN KEY (responsible_id) REFERENCES institutions (id)
);

CREATE INDEX ix_commitments_agreement ON commitments (agreement_id, id);
CREATE INDEX ix_commitments_party ON commitments (party_id, agreement_id);
CREATE INDEX ix_commitments_responsible ON commitments (responsible_id, agreement_id) WHERE responsible_id IS NOT NULL;

-- Never changed: a correction is a new row that names the one it takes the place of.
CREATE TABLE commitment_observations (
    id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    commitment_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    as_of date NOT NULL,
    value decimal(28,4) NOT NULL,
    note nvarchar(2000) NULL,
    url nvarchar(1000) NULL,  -- evidence elsewhere
    document_id char(36) COLLATE Latin1_General_BIN2 NULL,  -- evidence among the agreement's documents
    source nvarchar(1000) NULL,
    replaces_id char(36) COLLATE Latin1_General_BIN2 NULL,
    recorded_by nvarchar(254) NOT NULL,
    recorded_at datetime2(7) NOT NULL,
    CONSTRAINT pk_commitment_observations PRIMARY KEY (id),
    CONSTRAINT fk_commitment_observations_commitment_id FOREIGN KEY (commitment_id) REFERENCES commitments (id),
    CONSTRAINT fk_commitment_observations_document_id FOREIGN KEY (document_id) REFERENCES documents (id),
    CONSTRAINT fk_commitment_observations_replaces_id FOREIGN KEY (replaces_id) REFERENCES commitment_observations (id)
);

CREATE INDEX ix_commitment_observations_commitment ON commitment_observations (commitment_id, id);
CREATE UNIQUE INDEX ux_commitment_observations_replaces ON commitment_observations (replaces_id) WHERE replaces_id IS NOT NULL;

-- The ledger's key names what a deadline belongs to: the agreement itself, or one of its commitments, of which two may have one target date.
ALTER TABLE alerts ADD subject_id char(36) COLLATE Latin1_General_BIN2 NULL;
GO
UPDATE alerts SET subject_id = agreement_id;
ALTER TABLE alerts ALTER COLUMN subject_id char(36) COLLATE Latin1_General_BIN2 NOT NULL;
ALTER TABLE alerts DROP CONSTRAINT ux_alerts_key;
ALTER TABLE alerts ADD CONSTRAINT ux_alerts_key UNIQUE (agreement_id, subject_id, kind, deadline_on, step, recipient);
