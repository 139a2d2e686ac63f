-- What an institution notes of an agreement for itself: the other side never sees it. Only added to.
CREATE TABLE internal_notes (
    id TEXT NOT NULL,
    agreement_id TEXT NOT NULL,
    institution_id TEXT NOT NULL,  -- whose note it is
    text TEXT NOT NULL,
    author TEXT NOT NULL,
    at TEXT NOT NULL,
    CONSTRAINT pk_internal_notes PRIMARY KEY (id),
    CONSTRAINT fk_internal_notes_agreement_id FOREIGN KEY (agreement_id) REFERENCES agreements (id),
    CONSTRAINT fk_internal_notes_institution_id FOREIGN KEY (institution_id) REFERENCES institutions (id)
) STRICT;

CREATE INDEX ix_internal_notes_agreement ON internal_notes (agreement_id, id);
