-- Reports that people have sent to them by mail.
CREATE TABLE report_subscriptions (
    id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    report TEXT NOT NULL,
    query TEXT NOT NULL,  -- its filter, as a query string; empty = everything
    kind TEXT NOT NULL,  -- weekly, monthly
    day INTEGER NOT NULL,  -- of the week from Monday = 1, or of the month
    zone TEXT NOT NULL,
    when_empty TEXT NOT NULL,  -- send, skip
    next_on TEXT NOT NULL,  -- the day of the next one
    next_at TEXT NOT NULL,  -- when it falls due
    ended_at TEXT NULL,
    end_reason TEXT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    CONSTRAINT pk_report_subscriptions PRIMARY KEY (id),
    CONSTRAINT fk_report_subscriptions_user_id FOREIGN KEY (user_id) REFERENCES users (id)
) STRICT;

CREATE INDEX ix_report_subscriptions_user ON report_subscriptions (user_id, id);
CREATE INDEX ix_report_subscriptions_due ON report_subscriptions (next_at) WHERE ended_at IS NULL;

-- Each day for which a report was sent, or looked at and found empty. The key makes it once.
CREATE TABLE report_runs (
    subscription_id TEXT NOT NULL,
    period_on TEXT NOT NULL,
    mail_id TEXT NOT NULL,
    missed INTEGER NOT NULL,  -- earlier days for which nothing was sent because the service did not run
    rows_sent INTEGER NULL,  -- null = not made yet
    queued_at TEXT NOT NULL,
    CONSTRAINT pk_report_runs PRIMARY KEY (subscription_id, period_on),
    CONSTRAINT fk_report_runs_subscription_id FOREIGN KEY (subscription_id) REFERENCES report_subscriptions (id),
    CONSTRAINT fk_report_runs_mail_id FOREIGN KEY (mail_id) REFERENCES outbox (id)
) STRICT;

CREATE INDEX ix_report_runs_mail ON report_runs (mail_id);
