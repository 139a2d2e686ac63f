-- Lists of agreements that somebody brought in, with the file as it was sent.
CREATE TABLE imports (
    id TEXT NOT NULL,
    institution_id TEXT NULL,  -- for whom: its memory is used, and its administrators see it
    maker TEXT NOT NULL,  -- user:{id}, or by what else the caller was recognised
    actor TEXT NOT NULL,  -- as the timeline names the maker
    grants TEXT NOT NULL,  -- what the maker might do when it was last asked for, as JSON
    language TEXT NOT NULL,
    state TEXT NOT NULL,
    dry_run INTEGER NOT NULL,
    options TEXT NOT NULL,
    warnings TEXT NOT NULL,
    problem TEXT NULL,  -- why it failed as a whole
    files INTEGER NOT NULL,
    files_read INTEGER NOT NULL,
    done INTEGER NOT NULL,  -- rows of the step under way
    total INTEGER NOT NULL,
    cancel_asked INTEGER NOT NULL,
    lease_owner TEXT NULL,
    lease_until TEXT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    forgotten_at TEXT NULL,  -- since then its files and the cells of its rows are gone
    CONSTRAINT pk_imports PRIMARY KEY (id),
    CONSTRAINT fk_imports_institution_id FOREIGN KEY (institution_id) REFERENCES institutions (id)
) STRICT;

CREATE INDEX ix_imports_maker ON imports (maker, id);
CREATE INDEX ix_imports_institution ON imports (institution_id, id) WHERE institution_id IS NOT NULL;
CREATE INDEX ix_imports_due ON imports (id) WHERE state IN ('uploaded', 'reading', 'importing');

CREATE TABLE import_files (
    import_id TEXT NOT NULL,
    ord INTEGER NOT NULL,  -- from 1: the first, and corrected ones after it
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    columns TEXT NULL,  -- what was found to stand in it; null = not read yet
    CONSTRAINT pk_import_files PRIMARY KEY (import_id, ord),
    CONSTRAINT fk_import_files_import_id FOREIGN KEY (import_id) REFERENCES imports (id)
) STRICT;

CREATE TABLE import_chunks (
    import_id TEXT NOT NULL,
    ord INTEGER NOT NULL,
    part INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    CONSTRAINT pk_import_chunks PRIMARY KEY (import_id, ord, part),
    CONSTRAINT fk_import_chunks_file FOREIGN KEY (import_id, ord) REFERENCES import_files (import_id, ord)
) STRICT;

CREATE TABLE import_rows (
    import_id TEXT NOT NULL,
    seq INTEGER NOT NULL,  -- file * 2,000,000 + row as the list counts
    state TEXT NOT NULL,
    agreement_id TEXT NULL,
    cells TEXT NOT NULL,
    notes TEXT NOT NULL,
    changes TEXT NOT NULL,
    row_hash TEXT NULL,  -- of what it says, where no number identifies it
    CONSTRAINT pk_import_rows PRIMARY KEY (import_id, seq),
    CONSTRAINT fk_import_rows_import_id FOREIGN KEY (import_id) REFERENCES imports (id),
    CONSTRAINT fk_import_rows_agreement_id FOREIGN KEY (agreement_id) REFERENCES agreements (id)
) STRICT;

CREATE INDEX ix_import_rows_state ON import_rows (import_id, state, seq);
CREATE INDEX ix_import_rows_hash ON import_rows (row_hash) WHERE row_hash IS NOT NULL;
CREATE INDEX ix_import_rows_agreement ON import_rows (agreement_id) WHERE agreement_id IS NOT NULL;
