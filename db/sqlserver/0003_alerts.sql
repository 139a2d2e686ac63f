-- When people are told, per class. Steps are days, separated by commas.
CREATE TABLE alert_policies (
    class varchar(40) COLLATE Latin1_General_BIN2 NOT NULL,
    for_university bit NOT NULL,
    end_steps nvarchar(200) NOT NULL,
    notice_steps nvarchar(200) NOT NULL,
    gap_steps nvarchar(200) NOT NULL,
    gap_every int NOT NULL,
    renewal_lead int NOT NULL,  -- days; 0 = a renewal is opened by hand only
    stage_days nvarchar(200) NOT NULL,  -- working days of the stages opened, preparation, offered, negotiation, councilApproval, readyToSign, signingScheduled
    stalled_steps nvarchar(200) NOT NULL,  -- days after a stage's due date
    CONSTRAINT pk_alert_policies PRIMARY KEY (class, for_university)
);

-- National holidays and cuti bersama, as decreed; source says by which decree.
CREATE TABLE holidays (
    holiday_on date NOT NULL,
    kind varchar(40) COLLATE Latin1_General_BIN2 NOT NULL,  -- national, collectiveLeave
    name nvarchar(200) NOT NULL,
    source nvarchar(300) NOT NULL,
    CONSTRAINT pk_holidays PRIMARY KEY (holiday_on, kind)
);

-- The ledger: one row per step of a deadline and recipient, sent or not, and why.
CREATE TABLE alerts (
    id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    agreement_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    kind varchar(40) COLLATE Latin1_General_BIN2 NOT NULL,
    deadline_on date NOT NULL,
    step int NOT NULL,
    recipient nvarchar(254) NOT NULL,
    send_on date NOT NULL,  -- the step's day, moved off holidays
    state varchar(40) COLLATE Latin1_General_BIN2 NOT NULL,  -- queued, sent, skipped, closed, failed
    reason nvarchar(500) NULL,  -- why it was skipped, closed or failed
    planned_at datetime2(7) NOT NULL,
    settled_at datetime2(7) NULL,  -- when it was sent, skipped, closed or given up
    CONSTRAINT pk_alerts PRIMARY KEY (id),
    CONSTRAINT ux_alerts_key UNIQUE (agreement_id, kind, deadline_on, step, recipient),
    CONSTRAINT fk_alerts_agreement_id FOREIGN KEY (agreement_id) REFERENCES agreements (id)
);

CREATE INDEX ix_alerts_state ON alerts (state, planned_at);

-- Mails to deliver. A row is written in the transaction that caused it and outlives a crash.
CREATE TABLE outbox (
    id char(36) COLLATE Latin1_General_BIN2 NOT NULL,  -- also the Message-ID
    agreement_id char(36) COLLATE Latin1_General_BIN2 NULL,  -- null = it speaks of several, e.g. a digest
    alert_id char(36) COLLATE Latin1_General_BIN2 NULL,  -- null = not an alert, e.g. a changed term
    purpose varchar(40) COLLATE Latin1_General_BIN2 NOT NULL,  -- alert, notice, list, digest, account, audit
    recipient nvarchar(254) NOT NULL,
    subject nvarchar(1000) NOT NULL,
    body_text nvarchar(max) NOT NULL,
    body_html nvarchar(max) NOT NULL,
    calendar nvarchar(max) NULL,
    written_on date NOT NULL,  -- the day as of which its text speaks; an older text is written anew before it leaves
    fallbacks nvarchar(max) NOT NULL,  -- ["next address", ...]
    state varchar(40) COLLATE Latin1_General_BIN2 NOT NULL,  -- queued, held, bundled, sent, dead, cancelled
    attempts int NOT NULL,
    next_attempt_at datetime2(7) NOT NULL,
    lease_owner varchar(40) COLLATE Latin1_General_BIN2 NULL,
    lease_until datetime2(7) NULL,  -- a claim older than this is free again
    last_error nvarchar(1000) NULL,
    created_at datetime2(7) NOT NULL,
    sent_at datetime2(7) NULL,
    CONSTRAINT pk_outbox PRIMARY KEY (id),
    CONSTRAINT fk_outbox_agreement_id FOREIGN KEY (agreement_id) REFERENCES agreements (id),
    CONSTRAINT fk_outbox_alert_id FOREIGN KEY (alert_id) REFERENCES alerts (id)
);

CREATE INDEX ix_outbox_due ON outbox (next_attempt_at) WHERE state = 'queued';
CREATE INDEX ix_outbox_alert ON outbox (alert_id) WHERE alert_id IS NOT NULL;

-- The last run of each job, for health.
CREATE TABLE job_runs (
    job varchar(40) COLLATE Latin1_General_BIN2 NOT NULL,
    started_at datetime2(7) NOT NULL,
    succeeded_at datetime2(7) NULL,
    summary nvarchar(1000) NULL,
    CONSTRAINT pk_job_runs PRIMARY KEY (job)
);

-- What belongs to the installation as a whole, by name.
CREATE TABLE installation (
    name varchar(40) COLLATE Latin1_General_BIN2 NOT NULL,
    value nvarchar(200) NOT NULL,
    CONSTRAINT pk_installation PRIMARY KEY (name)
);
