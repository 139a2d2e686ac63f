-- Reports that people have sent to them by mail.
CREATE TABLE report_subscriptions (
    id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    user_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    report varchar(40) NOT NULL,
    query nvarchar(2000) NOT NULL,  -- its filter, as a query string; empty = everything
    kind varchar(20) NOT NULL,  -- weekly, monthly
    day int NOT NULL,  -- of the week from Monday = 1, or of the month
    zone varchar(10) NOT NULL,
    when_empty varchar(20) NOT NULL,  -- send, skip
    next_on date NOT NULL,  -- the day of the next one
    next_at datetime2(7) NOT NULL,  -- when it falls due
    ended_at datetime2(7) NULL,
    end_reason varchar(20) NULL,
    version int NOT NULL,
    created_at datetime2(7) NOT NULL,
    updated_at datetime2(7) NOT NULL,
    CONSTRAINT pk_report_subscriptions PRIMARY KEY (id),
    CONSTRAINT fk_report_subscriptions_user_id FOREIGN KEY (user_id) REFERENCES users (id)
);

CREATE INDEX ix_report_subscriptions_user ON report_subscriptions (user_id, id);
CREATE INDEX ix_report_subscriptions_due ON report_subscriptions (next_at) WHERE ended_at IS NULL;

-- Each day for which a report was sent, or looked at and found empty. The key makes it once.
CREATE TABLE report_runs (
    subscription_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    period_on date NOT NULL,
    mail_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    missed int NOT NULL,  -- earlier days for which nothing was sent because the service did not run
    rows_sent int NULL,  -- null = not made yet
    queued_at datetime2(7) NOT NULL,
    CONSTRAINT pk_report_runs PRIMARY KEY (subscription_id, period_on),
    CONSTRAINT fk_report_runs_subscription_id FOREIGN KEY (subscription_id) REFERENCES report_subscriptions (id),
    CONSTRAINT fk_report_runs_mail_id FOREIGN KEY (mail_id) REFERENCES outbox (id)
);

CREATE INDEX ix_report_runs_mail ON report_runs (mail_id);
