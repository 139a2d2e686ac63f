-- When people are told, per class. Steps are days, separated by commas.
CREATE TABLE alert_policies (
    class TEXT NOT NULL,
    for_university INTEGER NOT NULL,
    end_steps TEXT NOT NULL,
    notice_steps TEXT NOT NULL,
    gap_steps TEXT NOT NULL,
    gap_every INTEGER NOT NULL,
    renewal_lead INTEGER NOT NULL,  -- days; 0 = a renewal is opened by hand only
    stage_days TEXT NOT NULL,  -- working days of the stages opened, preparation, offered, negotiation, councilApproval, readyToSign, signingScheduled
    stalled_steps TEXT NOT NULL,  -- days after a stage's due date
    CONSTRAINT pk_alert_policies PRIMARY KEY (class, for_university)
) STRICT;

-- National holidays and cuti bersama, as decreed; source says by which decree.
CREATE TABLE holidays (
    holiday_on TEXT NOT NULL,
    kind TEXT NOT NULL,  -- national, collectiveLeave
    name TEXT NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT pk_holidays PRIMARY KEY (holiday_on, kind)
) STRICT;

-- The ledger: one row per step of a deadline and recipient, sent or not, and why.
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
    CONSTRAINT pk_alerts PRIMARY KEY (id),
    CONSTRAINT ux_alerts_key UNIQUE (agreement_id, kind, deadline_on, step, recipient),
    CONSTRAINT fk_alerts_agreement_id FOREIGN KEY (agreement_id) REFERENCES agreements (id)
) STRICT;

CREATE INDEX ix_alerts_state ON alerts (state, planned_at);

-- Mails to deliver. A row is written in the transaction that caused it and outlives a crash.
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
    CONSTRAINT pk_outbox PRIMARY KEY (id),
    CONSTRAINT fk_outbox_agreement_id FOREIGN KEY (agreement_id) REFERENCES agreements (id),
    CONSTRAINT fk_outbox_alert_id FOREIGN KEY (alert_id) REFERENCES alerts (id)
) STRICT;

CREATE INDEX ix_outbox_due ON outbox (next_attempt_at) WHERE state = 'queued';
CREATE INDEX ix_outbox_alert ON outbox (alert_id) WHERE alert_id IS NOT NULL;

-- The last run of each job, for health.
CREATE TABLE job_runs (
    job TEXT NOT NULL,
    started_at TEXT NOT NULL,
    succeeded_at TEXT NULL,
    summary TEXT NULL,
    CONSTRAINT pk_job_runs PRIMARY KEY (job)
) STRICT;

-- What belongs to the installation as a whole, by name.
CREATE TABLE installation (
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    CONSTRAINT pk_installation PRIMARY KEY (name)
) STRICT;
