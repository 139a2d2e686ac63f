-- What is read out of a file. The same content is read once, whoever brought it.
CREATE TABLE document_texts (
    sha256 TEXT NOT NULL,
    state TEXT NOT NULL,
    pages INTEGER NULL,  -- null = not known yet
    pages_read INTEGER NOT NULL,
    ocr_pages INTEGER NULL,  -- how many of them are scans; null = that is not known yet
    ocr_after INTEGER NOT NULL DEFAULT 0,  -- scans were tried up to this page
    problem TEXT NULL,  -- why it could not be read
    attempts INTEGER NOT NULL,
    due_at TEXT NULL,  -- when it is tried; null = it is not
    lease_owner TEXT NULL,
    lease_until TEXT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    CONSTRAINT pk_document_texts PRIMARY KEY (sha256),
    CONSTRAINT fk_document_texts_sha256 FOREIGN KEY (sha256) REFERENCES blobs (sha256)
) STRICT;

CREATE INDEX ix_document_texts_due ON document_texts (due_at) WHERE due_at IS NOT NULL;

CREATE TABLE document_pages (
    sha256 TEXT NOT NULL,
    page INTEGER NOT NULL,  -- from 1
    method TEXT NOT NULL,  -- text or ocr
    confidence INTEGER NULL,  -- of the OCR, 0-100; null = it has not been read yet, or is text
    text TEXT NOT NULL,
    CONSTRAINT pk_document_pages PRIMARY KEY (sha256, page),
    CONSTRAINT fk_document_pages_sha256 FOREIGN KEY (sha256) REFERENCES document_texts (sha256)
) STRICT;
