-- The contents of files, each kept once under its SHA-256, in parts, so that nobody holds a whole file in memory.
CREATE TABLE blobs (
    sha256 TEXT NOT NULL,  -- in lower-case hex
    size INTEGER NOT NULL,
    place TEXT NOT NULL,  -- database or objectStore
    created_at TEXT NOT NULL,
    CONSTRAINT pk_blobs PRIMARY KEY (sha256)
) STRICT;

CREATE TABLE blob_parts (
    sha256 TEXT NOT NULL,
    part INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    CONSTRAINT pk_blob_parts PRIMARY KEY (sha256, part),
    CONSTRAINT fk_blob_parts_sha256 FOREIGN KEY (sha256) REFERENCES blobs (sha256)
) STRICT;

-- Files of an agreement. All of its parties see them.
CREATE TABLE documents (
    id TEXT NOT NULL,
    agreement_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    note TEXT NULL,
    latest INTEGER NOT NULL,  -- the number of its latest version
    final INTEGER NULL,  -- the number of the version that is the final signed text; null = none was
    locked_at TEXT NULL,  -- since then it takes no version and is not removed
    removed_at TEXT NULL,
    removal_reason TEXT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    CONSTRAINT pk_documents PRIMARY KEY (id),
    CONSTRAINT fk_documents_agreement_id FOREIGN KEY (agreement_id) REFERENCES agreements (id)
) STRICT;

CREATE INDEX ix_documents_agreement ON documents (agreement_id, id);
CREATE UNIQUE INDEX ux_documents_final ON documents (agreement_id) WHERE final IS NOT NULL;

CREATE TABLE document_versions (
    document_id TEXT NOT NULL,
    number INTEGER NOT NULL,  -- from 1
    sha256 TEXT NOT NULL,
    file_name TEXT NOT NULL,
    media_type TEXT NOT NULL,  -- as its bytes say, not as the sender did
    size INTEGER NOT NULL,
    signatures TEXT NULL,  -- what was found of electronic signatures, as JSON; null = not looked at
    note TEXT NULL,
    final_at TEXT NULL,  -- when it became the final text; it stays where a later one has replaced it
    added_by TEXT NOT NULL,
    added_at TEXT NOT NULL,
    CONSTRAINT pk_document_versions PRIMARY KEY (document_id, number),
    CONSTRAINT fk_document_versions_document_id FOREIGN KEY (document_id) REFERENCES documents (id),
    CONSTRAINT fk_document_versions_sha256 FOREIGN KEY (sha256) REFERENCES blobs (sha256)
) STRICT;

CREATE INDEX ix_document_versions_sha256 ON document_versions (sha256);
