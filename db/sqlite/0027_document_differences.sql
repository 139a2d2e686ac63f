-- Which text of an agreement was compared with its record, and as of which version of the record.
CREATE TABLE document_comparisons (
    agreement_id TEXT NOT NULL,
    document_id TEXT NOT NULL,
    number INTEGER NOT NULL,  -- of the version of the document
    agreement_version INTEGER NOT NULL,
    compared_at TEXT NOT NULL,
    CONSTRAINT pk_document_comparisons PRIMARY KEY (agreement_id),
    CONSTRAINT fk_document_comparisons_agreement_id FOREIGN KEY (agreement_id) REFERENCES agreements (id),
    CONSTRAINT fk_document_comparisons_document_id FOREIGN KEY (document_id) REFERENCES documents (id)
) STRICT;

-- What they say differently; rebuilt with each comparison.
CREATE TABLE document_differences (
    agreement_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    field TEXT NOT NULL,
    recorded TEXT NULL,  -- JSON; null = the record says nothing
    found TEXT NOT NULL,  -- JSON
    confidence TEXT NOT NULL,
    page INTEGER NOT NULL,  -- from 1
    quote TEXT NOT NULL,
    CONSTRAINT pk_document_differences PRIMARY KEY (agreement_id, seq),
    CONSTRAINT fk_document_differences_agreement_id FOREIGN KEY (agreement_id) REFERENCES document_comparisons (agreement_id)
) STRICT;
