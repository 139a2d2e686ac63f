-- What an institution's lists were once said to mean.
CREATE TABLE import_memory (
    institution_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    kind varchar(20) NOT NULL,  -- column, name
    entry_key nvarchar(300) NOT NULL,  -- a folded heading or name
    value nvarchar(100) NOT NULL,  -- the word of a field, or the id of an institution
    CONSTRAINT pk_import_memory PRIMARY KEY (institution_id, kind, entry_key),
    CONSTRAINT fk_import_memory_institution_id FOREIGN KEY (institution_id) REFERENCES institutions (id)
);
