-- Filters of the register that people keep under a name; each person's own.
CREATE TABLE saved_views (
    id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    user_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    name nvarchar(100) NOT NULL,
    query nvarchar(2000) NOT NULL,  -- the address's query string: ?validity=inForce&sort=endsOn
    position int NOT NULL,
    created_at datetime2(7) NOT NULL,
    CONSTRAINT pk_saved_views PRIMARY KEY (id),
    CONSTRAINT ux_saved_views_name UNIQUE (user_id, name),
    CONSTRAINT fk_saved_views_user_id FOREIGN KEY (user_id) REFERENCES users (id)
);
