-- Running numbers, one row per series.
CREATE TABLE counters (
    name varchar(40) COLLATE Latin1_General_BIN2 NOT NULL,
    value bigint NOT NULL,
    CONSTRAINT pk_counters PRIMARY KEY (name)
);

-- Ceremonies. Moving one moves the planned signing of all that are to be signed there.
CREATE TABLE signing_events (
    id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    title nvarchar(300) NOT NULL,
    held_on date NOT NULL,
    place nvarchar(300) NULL,
    method varchar(40) COLLATE Latin1_General_BIN2 NOT NULL,  -- deskToDesk, ceremonial, hybrid
    institution_id char(36) COLLATE Latin1_General_BIN2 NULL,  -- whose it is while nothing is to be signed there; NULL = the installation's
    version bigint NOT NULL,
    created_at datetime2(7) NOT NULL,
    updated_at datetime2(7) NOT NULL,
    CONSTRAINT pk_signing_events PRIMARY KEY (id),
    CONSTRAINT fk_signing_events_institution_id FOREIGN KEY (institution_id) REFERENCES institutions (id)
);

-- Facts of agreements. What is computed (validity, days, gaps) is not here, except the columns under "index".
CREATE TABLE agreements (
    id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    reference nvarchar(40) COLLATE Latin1_General_BIN2 NOT NULL,
    class varchar(40) COLLATE Latin1_General_BIN2 NOT NULL,
    regime varchar(40) COLLATE Latin1_General_BIN2 NOT NULL,
    title nvarchar(1000) NOT NULL,
    subject nvarchar(4000) NULL,
    process varchar(40) COLLATE Latin1_General_BIN2 NOT NULL,
    zone varchar(40) COLLATE Latin1_General_BIN2 NOT NULL,  -- governing zone: its first pemda party's
    signed_on date NULL,
    starts_on date NULL,  -- as stated; null = the day of the last signature counts
    ends_on date NULL,  -- last day in force, inclusive
    end_basis varchar(40) COLLATE Latin1_General_BIN2 NOT NULL,
    duration_as_written nvarchar(500) NULL,
    duration_amount int NULL,
    duration_unit varchar(40) COLLATE Latin1_General_BIN2 NULL,
    confirmed_reading varchar(40) COLLATE Latin1_General_BIN2 NULL,  -- null = both readings are open
    until_event nvarchar(1000) NULL,
    retroactive bit NOT NULL,
    notice_amount int NULL,
    notice_unit varchar(40) COLLATE Latin1_General_BIN2 NULL,
    renewal_mode varchar(40) COLLATE Latin1_General_BIN2 NOT NULL,
    renewal_term_months int NULL,
    renewal_max int NULL,
    parent_id char(36) COLLATE Latin1_General_BIN2 NULL,
    parent_override_reason nvarchar(2000) NULL,  -- why it was made in the parent's gap
    predecessor_id char(36) COLLATE Latin1_General_BIN2 NULL,
    lineage_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,  -- index: the first agreement of its chain of predecessors
    replaces_predecessor bit NOT NULL,  -- the text says so
    planned_on date NULL,  -- planned signing
    signing_event nvarchar(300) NULL,
    signing_place nvarchar(300) NULL,
    signing_event_id char(36) COLLATE Latin1_General_BIN2 NULL,
    council_required bit NOT NULL,
    officer_institution_id char(36) COLLATE Latin1_General_BIN2 NULL,
    officer_name nvarchar(300) NULL,
    officer_post nvarchar(300) NULL,
    officer_mail nvarchar(254) NULL,
    verification_status varchar(40) COLLATE Latin1_General_BIN2 NOT NULL,
    verification_source nvarchar(1000) NULL,
    details nvarchar(max) NOT NULL,  -- lists that are only read with the agreement
    end_varies bit NOT NULL,  -- index: amended or renewing itself, so that its last day depends on the day asked for
    ends_key date NOT NULL,  -- index: last day in force; 9999-12-31 = none known
    notice_deadline date NULL,  -- index
    search_key nvarchar(max) NOT NULL,  -- index: folded title, subject, numbers, names
    next_alert_on date NULL,  -- index: the sweep looks at it on this day of its zone; 0001-01-01 = facts changed, null = nothing to come
    rolled_to date NOT NULL,  -- terms that began by themselves up to this day stand in the timeline
    plan_seq bigint NOT NULL,  -- rises whenever next_alert_on is set to "facts changed": what was planned before does not overwrite it
    version bigint NOT NULL,
    created_at datetime2(7) NOT NULL,
    updated_at datetime2(7) NOT NULL,
    CONSTRAINT pk_agreements PRIMARY KEY (id),
    CONSTRAINT ux_agreements_reference UNIQUE (reference),
    CONSTRAINT fk_agreements_parent_id FOREIGN KEY (parent_id) REFERENCES agreements (id),
    CONSTRAINT fk_agreements_predecessor_id FOREIGN KEY (predecessor_id) REFERENCES agreements (id),
    CONSTRAINT fk_agreements_signing_event_id FOREIGN KEY (signing_event_id) REFERENCES signing_events (id),
    CONSTRAINT fk_agreements_officer_institution_id FOREIGN KEY (officer_institution_id) REFERENCES institutions (id)
);

CREATE INDEX ix_agreements_parent ON agreements (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX ix_agreements_predecessor ON agreements (predecessor_id) WHERE predecessor_id IS NOT NULL;
CREATE INDEX ix_agreements_signing_event ON agreements (signing_event_id) WHERE signing_event_id IS NOT NULL;
CREATE INDEX ix_agreements_lineage ON agreements (lineage_id);
CREATE INDEX ix_agreements_varies ON agreements (id) WHERE end_varies = 1;
CREATE INDEX ix_agreements_ends ON agreements (ends_key, id);
CREATE INDEX ix_agreements_next_alert ON agreements (next_alert_on) WHERE next_alert_on IS NOT NULL;
CREATE INDEX ix_agreements_notice ON agreements (notice_deadline) WHERE notice_deadline IS NOT NULL;
CREATE INDEX ix_agreements_signed ON agreements (signed_on);

-- Who signs, in the order of the document, each with its own number.
CREATE TABLE agreement_parties (
    agreement_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    ord int NOT NULL,
    institution_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    name_at_signing nvarchar(300) NULL,
    number nvarchar(200) NULL,
    number_date date NULL,
    signed_on date NULL,
    signatory_name nvarchar(300) NULL,
    signatory_post nvarchar(300) NULL,
    signatory_capacity varchar(40) COLLATE Latin1_General_BIN2 NULL,
    mandate_letter nvarchar(300) NULL,
    post_until date NULL,
    mandate_until date NULL,
    CONSTRAINT pk_agreement_parties PRIMARY KEY (agreement_id, ord),
    CONSTRAINT fk_agreement_parties_agreement_id FOREIGN KEY (agreement_id) REFERENCES agreements (id),
    CONSTRAINT fk_agreement_parties_institution_id FOREIGN KEY (institution_id) REFERENCES institutions (id)
);

CREATE INDEX ix_parties_institution ON agreement_parties (institution_id, agreement_id);

-- What happened since the signing; only ever added to.
CREATE TABLE agreement_changes (
    agreement_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    ord int NOT NULL,
    kind varchar(40) COLLATE Latin1_General_BIN2 NOT NULL,
    effective_on date NULL,  -- null = from the beginning
    reason nvarchar(2000) NULL,
    addendum nvarchar(max) NULL,  -- the document, for kind amended
    CONSTRAINT pk_agreement_changes PRIMARY KEY (agreement_id, ord),
    CONSTRAINT fk_agreement_changes_agreement_id FOREIGN KEY (agreement_id) REFERENCES agreements (id)
);

-- Index over the computed validity: runs of days, without holes, rebuilt with each save.
CREATE TABLE agreement_validity (
    agreement_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    from_on date NOT NULL,
    until_on date NOT NULL,  -- inclusive
    validity varchar(40) COLLATE Latin1_General_BIN2 NOT NULL,
    CONSTRAINT pk_agreement_validity PRIMARY KEY (agreement_id, from_on),
    CONSTRAINT fk_agreement_validity_agreement_id FOREIGN KEY (agreement_id) REFERENCES agreements (id)
);

-- Who did what when; only ever added to. Each entry's hash covers all its columns and with previous_hash all entries before it.
CREATE TABLE audit_entries (
    seq bigint NOT NULL,  -- without holes, from audit_head
    at datetime2(7) NOT NULL,
    actor nvarchar(260) NOT NULL,
    via nvarchar(100) NULL,  -- by what the actor was recognised: session:…, key:…, token:…, link, job, verb
    address varchar(45) COLLATE Latin1_General_BIN2 NULL,  -- from where the request came; null = a job or a verb
    request_id varchar(64) COLLATE Latin1_General_BIN2 NULL,
    subject_kind varchar(40) COLLATE Latin1_General_BIN2 NOT NULL,
    subject_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    action varchar(40) COLLATE Latin1_General_BIN2 NOT NULL,
    version bigint NOT NULL,  -- the subject's, after the action
    changes nvarchar(max) NOT NULL,  -- [{"path", "old", "new"}]
    reason nvarchar(2000) NULL,
    previous_hash char(64) COLLATE Latin1_General_BIN2 NOT NULL,
    hash char(64) COLLATE Latin1_General_BIN2 NOT NULL,  -- SHA-256, hexadecimal, of the canonical JSON of all other columns
    CONSTRAINT pk_audit_entries PRIMARY KEY (seq)
);

CREATE INDEX ix_audit_subject ON audit_entries (subject_id, seq);

-- What happened, for those who follow: written in the transaction that caused it.
CREATE TABLE events (
    seq bigint NOT NULL,  -- without holes and in the order of commits, from event_head
    id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    type varchar(40) COLLATE Latin1_General_BIN2 NOT NULL,
    agreement_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    renewal_id char(36) COLLATE Latin1_General_BIN2 NULL,  -- the case it is about
    version bigint NOT NULL,  -- the case's, else the agreement's, after what happened
    at datetime2(7) NOT NULL,
    data nvarchar(max) NOT NULL,
    CONSTRAINT pk_events PRIMARY KEY (seq)
);

CREATE INDEX ix_events_agreement ON events (agreement_id, seq);
