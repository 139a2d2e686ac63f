-- Which text of an agreement was compared with its record, and as of which version of the record.
CREATE TABLE document_comparisons (
    agreement_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    document_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    number int NOT NULL,  -- of the version of the document
    agreement_version bigint NOT NULL,
    compared_at datetime2(7) NOT NULL,
    CONSTRAINT pk_document_comparisons PRIMARY KEY (agreement_id),
    CONSTRAINT fk_document_comparisons_agreement_id FOREIGN KEY (agreement_id) REFERENCES agreements (id),
    CONSTRAINT fk_document_comparisons_document_id FOREIGN KEY (document_id) REFERENCES documents (id)
);

-- What they say differently; rebuilt with each comparison.
CREATE TABLE document_differences (
    agreement_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    seq int NOT NULL,
    field varchar(100) NOT NULL,
    recorded nvarchar(max) NULL,  -- JSON; null = the record says nothing
    found nvarchar(max) NOT NULL,  -- JSON
    confidence varchar(20) NOT NULL,
    page int NOT NULL,  -- from 1
    quote nvarchar(400) NOT NULL,
    CONSTRAINT pk_document_differences PRIMARY KEY (agreement_id, seq),
    CONSTRAINT fk_document_differences_agreement_id FOREIGN KEY (agreement_id) REFERENCES document_comparisons (agreement_id)
);
