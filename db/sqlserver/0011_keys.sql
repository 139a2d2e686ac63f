-- Keys of other systems. Of the secret only its hash is kept.
CREATE TABLE api_keys (
    id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    name nvarchar(200) NOT NULL,
    scope varchar(40) COLLATE Latin1_General_BIN2 NOT NULL,  -- read, write, admin
    hash char(64) COLLATE Latin1_General_BIN2 NOT NULL,  -- SHA-256 of the whole key, lower-case hex
    hint varchar(4) COLLATE Latin1_General_BIN2 NOT NULL,  -- its first four characters behind agr_, to recognise it
    expires_on date NULL,  -- last day in Jakarta, inclusive; null = never
    revoked_at datetime2(7) NULL,
    revoked_by nvarchar(254) NULL,
    last_used_at datetime2(7) NULL,  -- to the minute
    created_by nvarchar(254) NOT NULL,
    created_by_user_id char(36) COLLATE Latin1_General_BIN2 NULL,  -- who made it, or made the key that made it; null = the verb
    created_at datetime2(7) NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT pk_api_keys PRIMARY KEY (id),
    CONSTRAINT uq_api_keys_hash UNIQUE (hash)
);

CREATE INDEX ix_api_keys_user ON api_keys (created_by_user_id) WHERE created_by_user_id IS NOT NULL;

-- For which institutions, and all below them, a key is; one without rows is for the whole installation.
CREATE TABLE api_key_institutions (
    key_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    institution_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    CONSTRAINT pk_api_key_institutions PRIMARY KEY (key_id, institution_id),
    CONSTRAINT fk_api_key_institutions_key_id FOREIGN KEY (key_id) REFERENCES api_keys (id),
    CONSTRAINT fk_api_key_institutions_institution_id FOREIGN KEY (institution_id) REFERENCES institutions (id)
);

-- The ring of keys that protects cookies and forms; all nodes share it.
CREATE TABLE data_protection_keys (
    id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    name nvarchar(200) NOT NULL,
    xml nvarchar(max) NOT NULL,
    created_at datetime2(7) NOT NULL,
    CONSTRAINT pk_data_protection_keys PRIMARY KEY (id)
);
