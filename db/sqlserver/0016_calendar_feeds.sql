-- Calendars to which people subscribe. Of the secret in the address only its hash is kept; what is shown follows the person's rights at the time of reading.
CREATE TABLE calendar_feeds (
    id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    user_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    name nvarchar(300) NOT NULL,
    institution_id char(36) COLLATE Latin1_General_BIN2 NULL,  -- only what concerns it or one below it
    filter nvarchar(4000) NULL,  -- only agreements that a filter of the register finds, as JSON
    hash char(64) COLLATE Latin1_General_BIN2 NOT NULL,  -- SHA-256 of the secret, lower-case hex
    created_at datetime2(7) NOT NULL,
    last_read_at datetime2(7) NULL,
    revoked_at datetime2(7) NULL,
    version bigint NOT NULL,
    CONSTRAINT pk_calendar_feeds PRIMARY KEY (id),
    CONSTRAINT uq_calendar_feeds_hash UNIQUE (hash),
    CONSTRAINT fk_calendar_feeds_user_id FOREIGN KEY (user_id) REFERENCES users (id),
    CONSTRAINT fk_calendar_feeds_institution_id FOREIGN KEY (institution_id) REFERENCES institutions (id)
);

CREATE INDEX ix_calendar_feeds_user ON calendar_feeds (user_id, id);

-- What a feed has shown, so that a change raises the sequence and what is gone is called off instead of vanishing.
CREATE TABLE calendar_feed_entries (
    feed_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    entry_key varchar(100) COLLATE Latin1_General_BIN2 NOT NULL,
    held_on date NOT NULL,
    content char(64) COLLATE Latin1_General_BIN2 NOT NULL,  -- SHA-256 of day and title
    sequence bigint NOT NULL,
    changed_at datetime2(7) NOT NULL,
    is_cancelled bit NOT NULL,
    CONSTRAINT pk_calendar_feed_entries PRIMARY KEY (feed_id, entry_key),
    CONSTRAINT fk_calendar_feed_entries_feed_id FOREIGN KEY (feed_id) REFERENCES calendar_feeds (id)
);

CREATE INDEX ix_renewal_meetings_held ON renewal_meetings (held_on, id);
CREATE INDEX ix_signing_events_held ON signing_events (held_on, id);
CREATE INDEX ix_outbox_dead ON outbox (id) WHERE state = 'dead';
