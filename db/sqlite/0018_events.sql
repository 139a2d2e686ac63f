-- The end of the row of events: one row. Its lock decides the order of writers, so that who reads behind a number misses nothing.
CREATE TABLE event_head (
    id INTEGER NOT NULL,  -- 1
    seq INTEGER NOT NULL,  -- of the last event
    purged_to INTEGER NOT NULL,  -- events up to this one are not kept any more
    CONSTRAINT pk_event_head PRIMARY KEY (id)
) STRICT;

INSERT INTO event_head (id, seq, purged_to) VALUES (1, 0, 0);

-- What the passing of days has brought about and was told as events, with the day up to which it was looked at (JSON); null = nothing yet. It moves together with next_alert_on.
ALTER TABLE agreements ADD COLUMN announced TEXT NULL;
