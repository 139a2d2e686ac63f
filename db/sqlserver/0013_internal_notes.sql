-- What an institution notes of an agreement for itself: the other side never sees it. Only added to.
CREATE TABLE internal_notes (
    id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    agreement_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    institution_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,  -- whose note it is
    text nvarchar(4000) NOT NULL,
    author nvarchar(254) NOT NULL,
    at datetime2(7) NOT NULL,
    CONSTRAINT pk_internal_notes PRIMARY KEY (id),
    CONSTRAINT fk_internal_notes_agreement_id FOREIGN KEY (agreement_id) REFERENCES agreements (id),
    CONSTRAINT fk_internal_notes_institution_id FOREIGN KEY (institution_id) REFERENCES institutions (id)
);

CREATE INDEX ix_internal_notes_agreement ON internal_notes (agreement_id, id);
