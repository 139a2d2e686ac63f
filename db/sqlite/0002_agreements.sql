-- Running numbers, one row per series.
CREATE TABLE counters (
    name TEXT NOT NULL,
    value INTEGER NOT NULL,
    CONSTRAINT pk_counters PRIMARY KEY (name)
) STRICT;

-- Ceremonies. Moving one moves the planned signing of all that are to be signed there.
CREATE TABLE signing_events (
    id TEXT NOT NULL,
    title TEXT NOT NULL,
    held_on TEXT NOT NULL,
    place TEXT NULL,
    method TEXT NOT NULL,  -- deskToDesk, ceremonial, hybrid
    institution_id TEXT NULL,  -- whose it is while nothing is to be signed there; NULL = the installation's
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    CONSTRAINT pk_signing_events PRIMARY KEY (id),
    CONSTRAINT fk_signing_events_institution_id FOREIGN KEY (institution_id) REFERENCES institutions (id)
) STRICT;

-- Facts of agreements. What is computed (validity, days, gaps) is not here, except the columns under "index".
CREATE TABLE agreements (
    id TEXT NOT NULL,
    reference TEXT NOT NULL,
    class TEXT NOT NULL,
    regime TEXT NOT NULL,
    title TEXT COLLATE NOCASE NOT NULL,
    subject TEXT NULL,
    process TEXT NOT NULL,
    zone TEXT NOT NULL,  -- governing zone: its first pemda party's
    signed_on TEXT NULL,
    starts_on TEXT NULL,  -- as stated; null = the day of the last signature counts
    ends_on TEXT NULL,  -- last day in force, inclusive
    end_basis TEXT NOT NULL,
    duration_as_written TEXT NULL,
    duration_amount INTEGER NULL,
    duration_unit TEXT NULL,
    confirmed_reading TEXT NULL,  -- null = both readings are open
    until_event TEXT NULL,
    retroactive INTEGER NOT NULL,
    notice_amount INTEGER NULL,
    notice_unit TEXT NULL,
    renewal_mode TEXT NOT NULL,
    renewal_term_months INTEGER NULL,
    renewal_max INTEGER NULL,
    parent_id TEXT NULL,
    parent_override_reason TEXT NULL,  -- why it was made in the parent's gap
    predecessor_id TEXT NULL,
    lineage_id TEXT NOT NULL,  -- index: the first agreement of its chain of predecessors
    replaces_predecessor INTEGER NOT NULL,  -- the text says so
    planned_on TEXT NULL,  -- planned signing
    signing_event TEXT COLLATE NOCASE NULL,
    signing_place TEXT NULL,
    signing_event_id TEXT NULL,
    council_required INTEGER NOT NULL,
    officer_institution_id TEXT NULL,
    officer_name TEXT NULL,
    officer_post TEXT NULL,
    officer_mail TEXT COLLATE NOCASE NULL,
    verification_status TEXT NOT NULL,
    verification_source TEXT NULL,
    details TEXT NOT NULL,  -- lists that are only read with the agreement
    end_varies INTEGER NOT NULL,  -- index: amended or renewing itself, so that its last day depends on the day asked for
    ends_key TEXT NOT NULL,  -- index: last day in force; 9999-12-31 = none known
    notice_deadline TEXT NULL,  -- index
    search_key TEXT NOT NULL,  -- index: folded title, subject, numbers, names
    next_alert_on TEXT NULL,  -- index: the sweep looks at it on this day of its zone; 0001-01-01 = facts changed, null = nothing to come
    rolled_to TEXT NOT NULL,  -- terms that began by themselves up to this day stand in the timeline
    plan_seq INTEGER NOT NULL,  -- rises whenever next_alert_on is set to "facts changed": what was planned before does not overwrite it
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    CONSTRAINT pk_agreements PRIMARY KEY (id),
    CONSTRAINT ux_agreements_reference UNIQUE (reference),
    CONSTRAINT fk_agreements_parent_id FOREIGN KEY (parent_id) REFERENCES agreements (id),
    CONSTRAINT fk_agreements_predecessor_id FOREIGN KEY (predecessor_id) REFERENCES agreements (id),
    CONSTRAINT fk_agreements_signing_event_id FOREIGN KEY (signing_event_id) REFERENCES signing_events (id),
    CONSTRAINT fk_agreements_officer_institution_id FOREIGN KEY (officer_institution_id) REFERENCES institutions (id)
) STRICT;

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
    agreement_id TEXT NOT NULL,
    ord INTEGER NOT NULL,
    institution_id TEXT NOT NULL,
    name_at_signing TEXT NULL,
    number TEXT NULL,
    number_date TEXT NULL,
    signed_on TEXT NULL,
    signatory_name TEXT NULL,
    signatory_post TEXT NULL,
    signatory_capacity TEXT NULL,
    mandate_letter TEXT NULL,
    post_until TEXT NULL,
    mandate_until TEXT NULL,
    CONSTRAINT pk_agreement_parties PRIMARY KEY (agreement_id, ord),
    CONSTRAINT fk_agreement_parties_agreement_id FOREIGN KEY (agreement_id) REFERENCES agreements (id),
    CONSTRAINT fk_agreement_parties_institution_id FOREIGN KEY (institution_id) REFERENCES institutions (id)
) STRICT;

CREATE INDEX ix_parties_institution ON agreement_parties (institution_id, agreement_id);

-- What happened since the signing; only ever added to.
CREATE TABLE agreement_changes (
    agreement_id TEXT NOT NULL,
    ord INTEGER NOT NULL,
    kind TEXT NOT NULL,
    effective_on TEXT NULL,  -- null = from the beginning
    reason TEXT NULL,
    addendum TEXT NULL,  -- the document, for kind amended
    CONSTRAINT pk_agreement_changes PRIMARY KEY (agreement_id, ord),
    CONSTRAINT fk_agreement_changes_agreement_id FOREIGN KEY (agreement_id) REFERENCES agreements (id)
) STRICT;

-- Index over the computed validity: runs of days, without holes, rebuilt with each save.
CREATE TABLE agreement_validity (
    agreement_id TEXT NOT NULL,
    from_on TEXT NOT NULL,
    until_on TEXT NOT NULL,  -- inclusive
    validity TEXT NOT NULL,
    CONSTRAINT pk_agreement_validity PRIMARY KEY (agreement_id, from_on),
    CONSTRAINT fk_agreement_validity_agreement_id FOREIGN KEY (agreement_id) REFERENCES agreements (id)
) STRICT;

-- Who did what when; only ever added to. Each entry's hash covers all its columns and with previous_hash all entries before it.
CREATE TABLE audit_entries (
    seq INTEGER NOT NULL,  -- without holes, from audit_head
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    via TEXT NULL,  -- by what the actor was recognised: session:…, key:…, token:…, link, job, verb
    address TEXT NULL,  -- from where the request came; null = a job or a verb
    request_id TEXT NULL,
    subject_kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    action TEXT NOT NULL,
    version INTEGER NOT NULL,  -- the subject's, after the action
    changes TEXT NOT NULL,  -- [{"path", "old", "new"}]
    reason TEXT NULL,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL,  -- SHA-256, hexadecimal, of the canonical JSON of all other columns
    CONSTRAINT pk_audit_entries PRIMARY KEY (seq)
) STRICT;

CREATE INDEX ix_audit_subject ON audit_entries (subject_id, seq);

-- What happened, for those who follow: written in the transaction that caused it.
CREATE TABLE events (
    seq INTEGER NOT NULL,  -- without holes and in the order of commits, from event_head
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    agreement_id TEXT NOT NULL,
    renewal_id TEXT NULL,  -- the case it is about
    version INTEGER NOT NULL,  -- the case's, else the agreement's, after what happened
    at TEXT NOT NULL,
    data TEXT NOT NULL,
    CONSTRAINT pk_events PRIMARY KEY (seq)
) STRICT;

CREATE INDEX ix_events_agreement ON events (agreement_id, seq);
