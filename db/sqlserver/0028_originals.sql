-- The counterpart originals of an agreement on paper: one for each party, signed and stamped, and who keeps it.
CREATE TABLE originals (
    id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    agreement_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    number int NOT NULL,  -- from 1
    party_id char(36) COLLATE Latin1_General_BIN2 NULL,  -- for whom it was made out
    holder_id char(36) COLLATE Latin1_General_BIN2 NULL,
    place nvarchar(300) NULL,  -- room, cabinet, shelf
    state varchar(20) NOT NULL,
    has_stamp_duty bit NOT NULL,
    has_seal bit NOT NULL,
    signed_by nvarchar(max) NOT NULL,  -- ids of parties, as JSON
    note nvarchar(2000) NULL,
    version int NOT NULL,
    created_at datetime2(7) NOT NULL,
    updated_at datetime2(7) NOT NULL,
    CONSTRAINT pk_originals PRIMARY KEY (id),
    CONSTRAINT fk_originals_agreement_id FOREIGN KEY (agreement_id) REFERENCES agreements (id),
    CONSTRAINT fk_originals_party_id FOREIGN KEY (party_id) REFERENCES institutions (id),
    CONSTRAINT fk_originals_holder_id FOREIGN KEY (holder_id) REFERENCES institutions (id)
);

CREATE UNIQUE INDEX ux_originals_number ON originals (agreement_id, number);

-- Each time that an original changed hands, place or state; never changed.
CREATE TABLE original_moves (
    original_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    ord int NOT NULL,
    from_holder_id char(36) COLLATE Latin1_General_BIN2 NULL,
    from_place nvarchar(300) NULL,
    from_state varchar(20) NOT NULL,
    to_holder_id char(36) COLLATE Latin1_General_BIN2 NULL,
    to_place nvarchar(300) NULL,
    to_state varchar(20) NOT NULL,
    moved_on date NOT NULL,
    note nvarchar(2000) NULL,
    moved_by nvarchar(300) NOT NULL,
    at datetime2(7) NOT NULL,
    CONSTRAINT pk_original_moves PRIMARY KEY (original_id, ord),
    CONSTRAINT fk_original_moves_original_id FOREIGN KEY (original_id) REFERENCES originals (id)
);
