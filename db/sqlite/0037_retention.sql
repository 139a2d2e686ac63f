-- When the text and the recipient of an old mail were forgotten; null = they are kept.
ALTER TABLE outbox ADD COLUMN forgotten_at TEXT NULL;

-- What the nightly job looks for.
CREATE INDEX ix_outbox_unforgotten ON outbox (created_at) WHERE forgotten_at IS NULL;
CREATE INDEX ix_sessions_expires ON sessions (expires_at);
CREATE INDEX ix_user_links_expires ON user_links (expires_at);
CREATE INDEX ix_sign_in_addresses_failed ON sign_in_addresses (last_failed_at);
