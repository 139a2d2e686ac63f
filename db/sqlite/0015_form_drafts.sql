-- What a person has typed into a form and not sent yet. Nobody else reads it; it is no record of anything.
CREATE TABLE form_drafts (
    user_id TEXT NOT NULL,
    form TEXT NOT NULL,  -- agreement:new, agreement:{id}
    content TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    CONSTRAINT pk_form_drafts PRIMARY KEY (user_id, form),
    CONSTRAINT fk_form_drafts_user_id FOREIGN KEY (user_id) REFERENCES users (id)
) STRICT;

CREATE INDEX ix_form_drafts_saved_at ON form_drafts (saved_at);
