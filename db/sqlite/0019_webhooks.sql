-- Addresses of other systems that are told of events.
CREATE TABLE webhooks (
    id TEXT NOT NULL,
    url TEXT NOT NULL,
    description TEXT NULL,
    events TEXT NOT NULL,  -- JSON list of types and patterns
    state TEXT NOT NULL,  -- active, disabled, deleted
    state_reason TEXT NULL,  -- why it is disabled: gone, failing, maker, byHand
    state_at TEXT NOT NULL,
    position INTEGER NOT NULL,  -- events up to this one have their deliveries
    secret TEXT NOT NULL,  -- protected; the newest
    old_secret TEXT NULL,  -- protected; signs too until old_secret_until
    old_secret_until TEXT NULL,
    failing_since TEXT NULL,  -- nothing has been accepted since; null = the last attempt was
    created_by TEXT NOT NULL,
    created_by_user_id TEXT NULL,  -- who made it or changed what it sends where, or made the key that did; null = the verb
    made_by_key TEXT NULL,  -- the key that made it or changed what it sends where; null = a person or the verb
    created_at TEXT NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_webhooks PRIMARY KEY (id)
) STRICT;

CREATE INDEX ix_webhooks_key ON webhooks (made_by_key) WHERE made_by_key IS NOT NULL;

-- Of whose agreements, and those of all below them, a webhook hears; one without rows hears of all.
CREATE TABLE webhook_institutions (
    webhook_id TEXT NOT NULL,
    institution_id TEXT NOT NULL,
    CONSTRAINT pk_webhook_institutions PRIMARY KEY (webhook_id, institution_id),
    CONSTRAINT fk_webhook_institutions_webhook_id FOREIGN KEY (webhook_id) REFERENCES webhooks (id),
    CONSTRAINT fk_webhook_institutions_institution_id FOREIGN KEY (institution_id) REFERENCES institutions (id)
) STRICT;

-- One event for one webhook.
CREATE TABLE webhook_deliveries (
    id TEXT NOT NULL,
    webhook_id TEXT NOT NULL,
    event_seq INTEGER NOT NULL,  -- 0 = a test
    event_id TEXT NOT NULL,  -- webhook-id
    type TEXT NOT NULL,
    agreement_id TEXT NULL,  -- null = a test
    body TEXT NOT NULL,
    state TEXT NOT NULL,  -- queued, delivered, dead, cancelled
    replayed INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    next_attempt_at TEXT NOT NULL,
    lease_owner TEXT NULL,
    lease_until TEXT NULL,
    created_at TEXT NOT NULL,
    settled_at TEXT NULL,
    attempted_at TEXT NULL,  -- the last attempt; all below is of it
    request_headers TEXT NULL,
    status INTEGER NULL,
    response_headers TEXT NULL,
    response_body TEXT NULL,  -- its first 4 kB
    error TEXT NULL,
    duration_ms INTEGER NULL,
    CONSTRAINT pk_webhook_deliveries PRIMARY KEY (id),
    CONSTRAINT fk_webhook_deliveries_webhook_id FOREIGN KEY (webhook_id) REFERENCES webhooks (id)
) STRICT;

CREATE INDEX ix_webhook_deliveries_of ON webhook_deliveries (webhook_id, id);
CREATE INDEX ix_webhook_deliveries_due ON webhook_deliveries (webhook_id, next_attempt_at) WHERE state = 'queued';
CREATE INDEX ix_webhook_deliveries_order ON webhook_deliveries (webhook_id, agreement_id, event_seq, id) WHERE state = 'queued';
CREATE INDEX ix_webhook_deliveries_settled ON webhook_deliveries (settled_at) WHERE settled_at IS NOT NULL;
