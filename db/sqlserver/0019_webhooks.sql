-- Addresses of other systems that are told of events.
CREATE TABLE webhooks (
    id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    url nvarchar(2000) NOT NULL,
    description nvarchar(300) NULL,
    events nvarchar(2000) NOT NULL,  -- JSON list of types and patterns
    state varchar(40) COLLATE Latin1_General_BIN2 NOT NULL,  -- active, disabled, deleted
    state_reason varchar(40) COLLATE Latin1_General_BIN2 NULL,  -- why it is disabled: gone, failing, maker, byHand
    state_at datetime2(7) NOT NULL,
    position bigint NOT NULL,  -- events up to this one have their deliveries
    secret nvarchar(1000) NOT NULL,  -- protected; the newest
    old_secret nvarchar(1000) NULL,  -- protected; signs too until old_secret_until
    old_secret_until datetime2(7) NULL,
    failing_since datetime2(7) NULL,  -- nothing has been accepted since; null = the last attempt was
    created_by nvarchar(254) NOT NULL,
    created_by_user_id char(36) COLLATE Latin1_General_BIN2 NULL,  -- who made it or changed what it sends where, or made the key that did; null = the verb
    made_by_key char(36) COLLATE Latin1_General_BIN2 NULL,  -- the key that made it or changed what it sends where; null = a person or the verb
    created_at datetime2(7) NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT pk_webhooks PRIMARY KEY (id)
);

CREATE INDEX ix_webhooks_key ON webhooks (made_by_key) WHERE made_by_key IS NOT NULL;

-- Of whose agreements, and those of all below them, a webhook hears; one without rows hears of all.
CREATE TABLE webhook_institutions (
    webhook_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    institution_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    CONSTRAINT pk_webhook_institutions PRIMARY KEY (webhook_id, institution_id),
    CONSTRAINT fk_webhook_institutions_webhook_id FOREIGN KEY (webhook_id) REFERENCES webhooks (id),
    CONSTRAINT fk_webhook_institutions_institution_id FOREIGN KEY (institution_id) REFERENCES institutions (id)
);

-- One event for one webhook.
CREATE TABLE webhook_deliveries (
    id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    webhook_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    event_seq bigint NOT NULL,  -- 0 = a test
    event_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,  -- webhook-id
    type varchar(40) COLLATE Latin1_General_BIN2 NOT NULL,
    agreement_id char(36) COLLATE Latin1_General_BIN2 NULL,  -- null = a test
    body nvarchar(max) NOT NULL,
    state varchar(40) COLLATE Latin1_General_BIN2 NOT NULL,  -- queued, delivered, dead, cancelled
    replayed bit NOT NULL,
    attempts int NOT NULL,
    next_attempt_at datetime2(7) NOT NULL,
    lease_owner varchar(40) COLLATE Latin1_General_BIN2 NULL,
    lease_until datetime2(7) NULL,
    created_at datetime2(7) NOT NULL,
    settled_at datetime2(7) NULL,
    attempted_at datetime2(7) NULL,  -- the last attempt; all below is of it
    request_headers nvarchar(max) NULL,
    status int NULL,
    response_headers nvarchar(max) NULL,
    response_body nvarchar(max) NULL,  -- its first 4 kB
    error varchar(40) COLLATE Latin1_General_BIN2 NULL,
    duration_ms int NULL,
    CONSTRAINT pk_webhook_deliveries PRIMARY KEY (id),
    CONSTRAINT fk_webhook_deliveries_webhook_id FOREIGN KEY (webhook_id) REFERENCES webhooks (id)
);

CREATE INDEX ix_webhook_deliveries_of ON webhook_deliveries (webhook_id, id);
CREATE INDEX ix_webhook_deliveries_due ON webhook_deliveries (webhook_id, next_attempt_at) WHERE state = 'queued';
CREATE INDEX ix_webhook_deliveries_order ON webhook_deliveries (webhook_id, agreement_id, event_seq, id) WHERE state = 'queued';
CREATE INDEX ix_webhook_deliveries_settled ON webhook_deliveries (settled_at) WHERE settled_at IS NOT NULL;
