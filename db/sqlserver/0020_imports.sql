-- Lists of agreements that somebody brought in, with the file as it was sent.
CREATE TABLE imports (
    id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    institution_id char(36) COLLATE Latin1_General_BIN2 NULL,  -- for whom: its memory is used, and its administrators see it
    maker nvarchar(300) NOT NULL,  -- user:{id}, or by what else the caller was recognised
    actor nvarchar(300) NOT NULL,  -- as the timeline names the maker
    grants nvarchar(max) NOT NULL,  -- what the maker might do when it was last asked for, as JSON
    language varchar(2) NOT NULL,
    state varchar(20) NOT NULL,
    dry_run bit NOT NULL,
    options nvarchar(max) NOT NULL,
    warnings nvarchar(max) NOT NULL,
    problem nvarchar(max) NULL,  -- why it failed as a whole
    files int NOT NULL,
    files_read int NOT NULL,
    done int NOT NULL,  -- rows of the step under way
    total int NOT NULL,
    cancel_asked bit NOT NULL,
    lease_owner varchar(32) NULL,
    lease_until datetime2(7) NULL,
    created_at datetime2(7) NOT NULL,
    updated_at datetime2(7) NOT NULL,
    forgotten_at datetime2(7) NULL,  -- since then its files and the cells of its rows are gone
    CONSTRAINT pk_imports PRIMARY KEY (id),
    CONSTRAINT fk_imports_institution_id FOREIGN KEY (institution_id) REFERENCES institutions (id)
);

CREATE INDEX ix_imports_maker ON imports (maker, id);
CREATE INDEX ix_imports_institution ON imports (institution_id, id) WHERE institution_id IS NOT NULL;
CREATE INDEX ix_imports_due ON imports (id) WHERE state IN ('uploaded', 'reading', 'importing');

CREATE TABLE import_files (
    import_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    ord int NOT NULL,  -- from 1: the first, and corrected ones after it
    name nvarchar(300) NOT NULL,
    sha256 char(64) COLLATE Latin1_General_BIN2 NOT NULL,
    size bigint NOT NULL,
    columns nvarchar(max) NULL,  -- what was found to stand in it; null = not read yet
    CONSTRAINT pk_import_files PRIMARY KEY (import_id, ord),
    CONSTRAINT fk_import_files_import_id FOREIGN KEY (import_id) REFERENCES imports (id)
);

CREATE TABLE import_chunks (
    import_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    ord int NOT NULL,
    part int NOT NULL,
    bytes varbinary(max) NOT NULL,
    CONSTRAINT pk_import_chunks PRIMARY KEY (import_id, ord, part),
    CONSTRAINT fk_import_chunks_file FOREIGN KEY (import_id, ord) REFERENCES import_files (import_id, ord)
);

CREATE TABLE import_rows (
    import_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    seq bigint NOT NULL,  -- file * 2,000,000 + row as the list counts
    state varchar(20) NOT NULL,
    agreement_id char(36) COLLATE Latin1_General_BIN2 NULL,
    cells nvarchar(max) NOT NULL,
    notes nvarchar(max) NOT NULL,
    changes nvarchar(max) NOT NULL,
    row_hash char(64) COLLATE Latin1_General_BIN2 NULL,  -- of what it says, where no number identifies it
    CONSTRAINT pk_import_rows PRIMARY KEY (import_id, seq),
    CONSTRAINT fk_import_rows_import_id FOREIGN KEY (import_id) REFERENCES imports (id),
    CONSTRAINT fk_import_rows_agreement_id FOREIGN KEY (agreement_id) REFERENCES agreements (id)
);

CREATE INDEX ix_import_rows_state ON import_rows (import_id, state, seq);
CREATE INDEX ix_import_rows_hash ON import_rows (row_hash) WHERE row_hash IS NOT NULL;
CREATE INDEX ix_import_rows_agreement ON import_rows (agreement_id) WHERE agreement_id IS NOT NULL;
