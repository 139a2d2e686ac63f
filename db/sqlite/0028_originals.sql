-- The counterpart originals of an agreement on paper: one for each party, signed and stamped, and who keeps it.
CREATE TABLE originals (
    id TEXT NOT NULL,
    agreement_id TEXT NOT NULL,
    number INTEGER NOT NULL,  -- from 1
    party_id TEXT NULL,  -- for whom it was made out
    holder_id TEXT NULL,
    place TEXT NULL,  -- room, cabinet, shelf
    state TEXT NOT NULL,
    has_stamp_duty INTEGER NOT NULL,
    has_seal INTEGER NOT NULL,
    signed_by TEXT NOT NULL,  -- ids of parties, as JSON
    note TEXT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    CONSTRAINT pk_originals PRIMARY KEY (id),
    CONSTRAINT fk_originals_agreement_id FOREIGN KEY (agreement_id) REFERENCES agreements (id),
    CONSTRAINT fk_originals_party_id FOREIGN KEY (party_id) REFERENCES institutions (id),
    CONSTRAINT fk_originals_holder_id FOREIGN KEY (holder_id) REFERENCES institutions (id)
) STRICT;

CREATE UNIQUE INDEX ux_originals_number ON originals (agreement_id, number);

-- Each time that an original changed hands, place or state; never changed.
CREATE TABLE original_moves (
    original_id TEXT NOT NULL,
    ord INTEGER NOT NULL,
    from_holder_id TEXT NULL,
    from_place TEXT NULL,
    from_state TEXT NOT NULL,
    to_holder_id TEXT NULL,
    to_place TEXT NULL,
    to_state TEXT NOT NULL,
    moved_on TEXT NOT NULL,
    note TEXT NULL,
    moved_by TEXT NOT NULL,
    at TEXT NOT NULL,
    CONSTRAINT pk_original_moves PRIMARY KEY (original_id, ord),
    CONSTRAINT fk_original_moves_original_id FOREIGN KEY (original_id) REFERENCES originals (id)
) STRICT;
