-- Keys of other systems. Of the secret only its hash is kept.
CREATE TABLE api_keys (
    id TEXT NOT NULL,
    name TEXT COLLATE NOCASE NOT NULL,
    scope TEXT NOT NULL,  -- read, write, admin
    hash TEXT NOT NULL,  -- SHA-256 of the whole key, lower-case hex
    hint TEXT NOT NULL,  -- its first four characters behind agr_, to recognise it
    expires_on TEXT NULL,  -- last day in Jakarta, inclusive; null = never
    revoked_at TEXT NULL,
    revoked_by TEXT COLLATE NOCASE NULL,
    last_used_at TEXT NULL,  -- to the minute
    created_by TEXT COLLATE NOCASE NOT NULL,
    created_by_user_id TEXT NULL,  -- who made it, or made the key that made it; null = the verb
    created_at TEXT NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_api_keys PRIMARY KEY (id),
    CONSTRAINT uq_api_keys_hash UNIQUE (hash)
) STRICT;

CREATE INDEX ix_api_keys_user ON api_keys (created_by_user_id) WHERE created_by_user_id IS NOT NULL;

-- For which institutions, and all below them, a key is; one without rows is for the whole installation.
CREATE TABLE api_key_institutions (
    key_id TEXT NOT NULL,
    institution_id TEXT NOT NULL,
    CONSTRAINT pk_api_key_institutions PRIMARY KEY (key_id, institution_id),
    CONSTRAINT fk_api_key_institutions_key_id FOREIGN KEY (key_id) REFERENCES api_keys (id),
    CONSTRAINT fk_api_key_institutions_institution_id FOREIGN KEY (institution_id) REFERENCES institutions (id)
) STRICT;

-- The ring of keys that protects cookies and forms; all nodes share it.
CREATE TABLE data_protection_keys (
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    xml TEXT NOT NULL,
    created_at TEXT NOT NULL,
    CONSTRAINT pk_data_protection_keys PRIMARY KEY (id)
) STRICT;
