-- What is read out of a file. The same content is read once, whoever brought it.
CREATE TABLE document_texts (
    sha256 char(64) COLLATE Latin1_General_BIN2 NOT NULL,
    state varchar(20) NOT NULL,
    pages int NULL,  -- null = not known yet
    pages_read int NOT NULL,
    ocr_pages int NULL,  -- how many of them are scans; null = that is not known yet
    ocr_after int NOT NULL DEFAULT 0,  -- scans were tried up to this page
    problem nvarchar(max) NULL,  -- why it could not be read
    attempts int NOT NULL,
    due_at datetime2(7) NULL,  -- when it is tried; null = it is not
    lease_owner varchar(32) NULL,
    lease_until datetime2(7) NULL,
    created_at datetime2(7) NOT NULL,
    updated_at datetime2(7) NOT NULL,
    CONSTRAINT pk_document_texts PRIMARY KEY (sha256),
    CONSTRAINT fk_document_texts_sha256 FOREIGN KEY (sha256) REFERENCES blobs (sha256)
);

CREATE INDEX ix_document_texts_due ON document_texts (due_at) WHERE due_at IS NOT NULL;

CREATE TABLE document_pages (
    sha256 char(64) COLLATE Latin1_General_BIN2 NOT NULL,
    page int NOT NULL,  -- from 1
    method varchar(20) NOT NULL,  -- text or ocr
    confidence int NULL,  -- of the OCR, 0-100; null = it has not been read yet, or is text
    text nvarchar(max) NOT NULL,
    CONSTRAINT pk_document_pages PRIMARY KEY (sha256, page),
    CONSTRAINT fk_document_pages_sha256 FOREIGN KEY (sha256) REFERENCES document_texts (sha256)
);
