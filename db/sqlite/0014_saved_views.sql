-- Filters of the register that people keep under a name; each person's own.
CREATE TABLE saved_views (
    id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    name TEXT COLLATE NOCASE NOT NULL,
    query TEXT NOT NULL,  -- the address's query string: ?validity=inForce&sort=endsOn
    position INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    CONSTRAINT pk_saved_views PRIMARY KEY (id),
    CONSTRAINT ux_saved_views_name UNIQUE (user_id, name),
    CONSTRAINT fk_saved_views_user_id FOREIGN KEY (user_id) REFERENCES users (id)
) STRICT;
