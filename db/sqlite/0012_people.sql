-- People with an account. The mail address, in lower case, is the name under which timeline and trail know them.
CREATE TABLE users (
    id TEXT NOT NULL,
    mail TEXT COLLATE NOCASE NOT NULL,
    name TEXT COLLATE NOCASE NOT NULL,
    language TEXT NOT NULL,  -- id, en
    password_hash TEXT NULL,  -- null = invited, or signs in elsewhere
    password_changed_at TEXT NULL,
    totp_secret TEXT NULL,  -- protected; null = no second factor
    totp_last_step INTEGER NULL,  -- a code of this time step or an earlier one is not taken again
    failed_count INTEGER NOT NULL,  -- attempts since the last one that succeeded, from all network addresses
    last_failed_at TEXT NULL,
    locked_until TEXT NULL,
    disabled_at TEXT NULL,
    created_at TEXT NOT NULL,
    last_signed_in_at TEXT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_users PRIMARY KEY (id)
) STRICT;

CREATE UNIQUE INDEX ux_users_mail ON users (mail);

-- What somebody is, and where.
CREATE TABLE user_grants (
    user_id TEXT NOT NULL,
    ord INTEGER NOT NULL,
    role TEXT NOT NULL,
    institution_id TEXT NULL,  -- null = for the whole installation
    provider TEXT NULL,  -- the identity provider that says so; null = given here
    CONSTRAINT pk_user_grants PRIMARY KEY (user_id, ord),
    CONSTRAINT fk_user_grants_user_id FOREIGN KEY (user_id) REFERENCES users (id),
    CONSTRAINT fk_user_grants_institution_id FOREIGN KEY (institution_id) REFERENCES institutions (id)
) STRICT;

CREATE INDEX ix_user_grants_institution ON user_grants (institution_id, user_id);

-- As whom an OpenID Connect provider knows them.
CREATE TABLE user_identities (
    provider TEXT NOT NULL,
    subject TEXT NOT NULL,
    user_id TEXT NOT NULL,
    CONSTRAINT pk_user_identities PRIMARY KEY (provider, subject),
    CONSTRAINT fk_user_identities_user_id FOREIGN KEY (user_id) REFERENCES users (id)
) STRICT;

CREATE INDEX ix_user_identities_user ON user_identities (user_id);

-- Links that may be used once. Only what they hash to is kept.
CREATE TABLE user_links (
    hash TEXT NOT NULL,  -- SHA-256, hex
    purpose TEXT NOT NULL,  -- setUp, invitation, reset
    user_id TEXT NULL,  -- null = the first administrator, who is nobody yet
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    used_at TEXT NULL,
    CONSTRAINT pk_user_links PRIMARY KEY (hash),
    CONSTRAINT fk_user_links_user_id FOREIGN KEY (user_id) REFERENCES users (id)
) STRICT;

CREATE INDEX ix_user_links_user ON user_links (user_id, purpose, created_at);

-- Addresses that somebody has entered as forgotten, whether anybody has them or not; the send job answers.
CREATE TABLE reset_requests (
    id TEXT NOT NULL,
    mail TEXT COLLATE NOCASE NOT NULL,
    CONSTRAINT pk_reset_requests PRIMARY KEY (id)
) STRICT;

CREATE TABLE recovery_codes (
    user_id TEXT NOT NULL,
    hash TEXT NOT NULL,  -- SHA-256, hex
    used_at TEXT NULL,
    CONSTRAINT pk_recovery_codes PRIMARY KEY (user_id, hash),
    CONSTRAINT fk_recovery_codes_user_id FOREIGN KEY (user_id) REFERENCES users (id)
) STRICT;

-- Who is signed in, by the hash of what the cookie holds.
CREATE TABLE sessions (
    hash TEXT NOT NULL,  -- SHA-256, hex
    user_id TEXT NOT NULL,
    is_pending INTEGER NOT NULL,  -- the second factor is still owed: it opens nothing yet
    created_at TEXT NOT NULL,
    last_seen_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    address TEXT NULL,
    agent TEXT COLLATE NOCASE NULL,
    provider TEXT NULL,  -- the identity provider by which it began; null = by a password kept here
    CONSTRAINT pk_sessions PRIMARY KEY (hash),
    CONSTRAINT fk_sessions_user_id FOREIGN KEY (user_id) REFERENCES users (id)
) STRICT;

CREATE INDEX ix_sessions_user ON sessions (user_id);

-- From where an account was asked for.
CREATE TABLE user_addresses (
    user_id TEXT NOT NULL,
    address TEXT NOT NULL,
    failed_count INTEGER NOT NULL,  -- attempts since the last one that succeeded
    last_failed_at TEXT NULL,
    locked_until TEXT NULL,
    signed_in_at TEXT NULL,  -- null = its owner never came from there
    CONSTRAINT pk_user_addresses PRIMARY KEY (user_id, address),
    CONSTRAINT fk_user_addresses_user_id FOREIGN KEY (user_id) REFERENCES users (id)
) STRICT;

-- Network addresses from which sign-ins have failed, whoever was asked for.
CREATE TABLE sign_in_addresses (
    address TEXT NOT NULL,
    failed_count INTEGER NOT NULL,
    last_failed_at TEXT NOT NULL,
    locked_until TEXT NULL,
    CONSTRAINT pk_sign_in_addresses PRIMARY KEY (address)
) STRICT;

-- A mail that holds a link to an account is kept without its text once it has left.
ALTER TABLE outbox ADD COLUMN is_confidential INTEGER NOT NULL DEFAULT 0;
