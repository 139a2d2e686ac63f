-- What an institution's lists were once said to mean.
CREATE TABLE import_memory (
    institution_id TEXT NOT NULL,
    kind TEXT NOT NULL,  -- column, name
    entry_key TEXT NOT NULL,  -- a folded heading or name
    value TEXT NOT NULL,  -- the word of a field, or the id of an institution
    CONSTRAINT pk_import_memory PRIMARY KEY (institution_id, kind, entry_key),
    CONSTRAINT fk_import_memory_institution_id FOREIGN KEY (institution_id) REFERENCES institutions (id)
) STRICT;
