-- Up to when a person has seen what was sent to them and to the mailboxes of their units.
ALTER TABLE users ADD notifications_seen_at datetime2(7) NULL;  -- null = nothing yet

CREATE INDEX ix_outbox_sent ON outbox (recipient, sent_at) WHERE sent_at IS NOT NULL;
