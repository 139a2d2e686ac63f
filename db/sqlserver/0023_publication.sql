-- Agreements that are public, or were: a reader has to learn that one was withdrawn.
CREATE TABLE publications (
    agreement_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    published_at datetime2(7) NOT NULL,  -- for the first time
    withdrawn_at datetime2(7) NULL,
    CONSTRAINT pk_publications PRIMARY KEY (agreement_id),
    CONSTRAINT fk_publications_agreement_id FOREIGN KEY (agreement_id) REFERENCES agreements (id)
);
