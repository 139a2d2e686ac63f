-- People with an account. The mail address, in lower case, is the name under which timeline and trail know them.
CREATE TABLE users (
    id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    mail nvarchar(254) NOT NULL,
    name nvarchar(300) NOT NULL,
    language varchar(40) COLLATE Latin1_General_BIN2 NOT NULL,  -- id, en
    password_hash varchar(200) COLLATE Latin1_General_BIN2 NULL,  -- null = invited, or signs in elsewhere
    password_changed_at datetime2(7) NULL,
    totp_secret varchar(1000) COLLATE Latin1_General_BIN2 NULL,  -- protected; null = no second factor
    totp_last_step bigint NULL,  -- a code of this time step or an earlier one is not taken again
    failed_count int NOT NULL,  -- attempts since the last one that succeeded, from all network addresses
    last_failed_at datetime2(7) NULL,
    locked_until datetime2(7) NULL,
    disabled_at datetime2(7) NULL,
    created_at datetime2(7) NOT NULL,
    last_signed_in_at datetime2(7) NULL,
    version bigint NOT NULL,
    CONSTRAINT pk_users PRIMARY KEY (id)
);

CREATE UNIQUE INDEX ux_users_mail ON users (mail);

-- What somebody is, and where.
CREATE TABLE user_grants (
    user_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    ord int NOT NULL,
    role varchar(40) COLLATE Latin1_General_BIN2 NOT NULL,
    institution_id char(36) COLLATE Latin1_General_BIN2 NULL,  -- null = for the whole installation
    provider varchar(40) COLLATE Latin1_General_BIN2 NULL,  -- the identity provider that says so; null = given here
    CONSTRAINT pk_user_grants PRIMARY KEY (user_id, ord),
    CONSTRAINT fk_user_grants_user_id FOREIGN KEY (user_id) REFERENCES users (id),
    CONSTRAINT fk_user_grants_institution_id FOREIGN KEY (institution_id) REFERENCES institutions (id)
);

CREATE INDEX ix_user_grants_institution ON user_grants (institution_id, user_id);

-- As whom an OpenID Connect provider knows them.
CREATE TABLE user_identities (
    provider varchar(40) COLLATE Latin1_General_BIN2 NOT NULL,
    subject varchar(255) COLLATE Latin1_General_BIN2 NOT NULL,
    user_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    CONSTRAINT pk_user_identities PRIMARY KEY (provider, subject),
    CONSTRAINT fk_user_identities_user_id FOREIGN KEY (user_id) REFERENCES users (id)
);

CREATE INDEX ix_user_identities_user ON user_identities (user_id);

-- Links that may be used once. Only what they hash to is kept.
CREATE TABLE user_links (
    hash char(64) COLLATE Latin1_General_BIN2 NOT NULL,  -- SHA-256, hex
    purpose varchar(40) COLLATE Latin1_General_BIN2 NOT NULL,  -- setUp, invitation, reset
    user_id char(36) COLLATE Latin1_General_BIN2 NULL,  -- null = the first administrator, who is nobody yet
    created_at datetime2(7) NOT NULL,
    expires_at datetime2(7) NOT NULL,
    used_at datetime2(7) NULL,
    CONSTRAINT pk_user_links PRIMARY KEY (hash),
    CONSTRAINT fk_user_links_user_id FOREIGN KEY (user_id) REFERENCES users (id)
);

CREATE INDEX ix_user_links_user ON user_links (user_id, purpose, created_at);

-- Addresses that somebody has entered as forgotten, whether anybody has them or not; the send job answers.
CREATE TABLE reset_requests (
    id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    mail nvarchar(254) NOT NULL,
    CONSTRAINT pk_reset_requests PRIMARY KEY (id)
);

CREATE TABLE recovery_codes (
    user_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    hash char(64) COLLATE Latin1_General_BIN2 NOT NULL,  -- SHA-256, hex
    used_at datetime2(7) NULL,
    CONSTRAINT pk_recovery_codes PRIMARY KEY (user_id, hash),
    CONSTRAINT fk_recovery_codes_user_id FOREIGN KEY (user_id) REFERENCES users (id)
);

-- Who is signed in, by the hash of what the cookie holds.
CREATE TABLE sessions (
    hash char(64) COLLATE Latin1_General_BIN2 NOT NULL,  -- SHA-256, hex
    user_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    is_pending bit NOT NULL,  -- the second factor is still owed: it opens nothing yet
    created_at datetime2(7) NOT NULL,
    last_seen_at datetime2(7) NOT NULL,
    expires_at datetime2(7) NOT NULL,
    address varchar(64) COLLATE Latin1_General_BIN2 NULL,
    agent nvarchar(300) NULL,
    provider varchar(40) COLLATE Latin1_General_BIN2 NULL,  -- the identity provider by which it began; null = by a password kept here
    CONSTRAINT pk_sessions PRIMARY KEY (hash),
    CONSTRAINT fk_sessions_user_id FOREIGN KEY (user_id) REFERENCES users (id)
);

CREATE INDEX ix_sessions_user ON sessions (user_id);

-- From where an account was asked for.
CREATE TABLE user_addresses (
    user_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    address varchar(64) COLLATE Latin1_General_BIN2 NOT NULL,
    failed_count int NOT NULL,  -- attempts since the last one that succeeded
    last_failed_at datetime2(7) NULL,
    locked_until datetime2(7) NULL,
    signed_in_at datetime2(7) NULL,  -- null = its owner never came from there
    CONSTRAINT pk_user_addresses PRIMARY KEY (user_id, address),
    CONSTRAINT fk_user_addresses_user_id FOREIGN KEY (user_id) REFERENCES users (id)
);

-- Network addresses from which sign-ins have failed, whoever was asked for.
CREATE TABLE sign_in_addresses (
    address varchar(64) COLLATE Latin1_General_BIN2 NOT NULL,
    failed_count int NOT NULL,
    last_failed_at datetime2(7) NOT NULL,
    locked_until datetime2(7) NULL,
    CONSTRAINT pk_sign_in_addresses PRIMARY KEY (address)
);

-- A mail that holds a link to an account is kept without its text once it has left.
ALTER TABLE outbox ADD is_confidential bit NOT NULL CONSTRAINT df_outbox_is_confidential DEFAULT 0;
