-- Agreements that are public, or were: a reader has to learn that one was withdrawn.
CREATE TABLE publications (
    agreement_id TEXT NOT NULL,
    published_at TEXT NOT NULL,  -- for the first time
    withdrawn_at TEXT NULL,
    CONSTRAINT pk_publications PRIMARY KEY (agreement_id),
    CONSTRAINT fk_publications_agreement_id FOREIGN KEY (agreement_id) REFERENCES agreements (id)
) STRICT;
