-- The contents of files, each kept once under its SHA-256, in parts, so that nobody holds a whole file in memory.
CREATE TABLE blobs (
    sha256 char(64) COLLATE Latin1_General_BIN2 NOT NULL,  -- in lower-case hex
    size bigint NOT NULL,
    place varchar(20) NOT NULL,  -- database or objectStore
    created_at datetime2(7) NOT NULL,
    CONSTRAINT pk_blobs PRIMARY KEY (sha256)
);

CREATE TABLE blob_parts (
    sha256 char(64) COLLATE Latin1_General_BIN2 NOT NULL,
    part int NOT NULL,
    bytes varbinary(max) NOT NULL,
    CONSTRAINT pk_blob_parts PRIMARY KEY (sha256, part),
    CONSTRAINT fk_blob_parts_sha256 FOREIGN KEY (sha256) REFERENCES blobs (sha256)
);

-- Files of an agreement. All of its parties see them.
CREATE TABLE documents (
    id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    agreement_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    kind varchar(20) NOT NULL,
    title nvarchar(300) NOT NULL,
    note nvarchar(2000) NULL,
    latest int NOT NULL,  -- the number of its latest version
    final int NULL,  -- the number of the version that is the final signed text; null = none was
    locked_at datetime2(7) NULL,  -- since then it takes no version and is not removed
    removed_at datetime2(7) NULL,
    removal_reason nvarchar(2000) NULL,
    version int NOT NULL,
    created_at datetime2(7) NOT NULL,
    updated_at datetime2(7) NOT NULL,
    CONSTRAINT pk_documents PRIMARY KEY (id),
    CONSTRAINT fk_documents_agreement_id FOREIGN KEY (agreement_id) REFERENCES agreements (id)
);

CREATE INDEX ix_documents_agreement ON documents (agreement_id, id);
CREATE UNIQUE INDEX ux_documents_final ON documents (agreement_id) WHERE final IS NOT NULL;

CREATE TABLE document_versions (
    document_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    number int NOT NULL,  -- from 1
    sha256 char(64) COLLATE Latin1_General_BIN2 NOT NULL,
    file_name nvarchar(300) NOT NULL,
    media_type varchar(100) NOT NULL,  -- as its bytes say, not as the sender did
    size bigint NOT NULL,
    signatures nvarchar(max) NULL,  -- what was found of electronic signatures, as JSON; null = not looked at
    note nvarchar(2000) NULL,
    final_at datetime2(7) NULL,  -- when it became the final text; it stays where a later one has replaced it
    added_by nvarchar(300) NOT NULL,
    added_at datetime2(7) NOT NULL,
    CONSTRAINT pk_document_versions PRIMARY KEY (document_id, number),
    CONSTRAINT fk_document_versions_document_id FOREIGN KEY (document_id) REFERENCES documents (id),
    CONSTRAINT fk_document_versions_sha256 FOREIGN KEY (sha256) REFERENCES blobs (sha256)
);

CREATE INDEX ix_document_versions_sha256 ON document_versions (sha256);
