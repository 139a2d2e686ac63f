-- Index: every number of an agreement and of its addenda, rebuilt with each save. An issuer uses a number once; an abandoned proposal uses none.
CREATE TABLE agreement_numbers (
    number_key TEXT NOT NULL,  -- folded
    institution_id TEXT NOT NULL,  -- the issuer
    agreement_id TEXT NOT NULL,
    document INTEGER NOT NULL,  -- 0 = the agreement itself, n = its n-th addendum
    CONSTRAINT pk_agreement_numbers PRIMARY KEY (number_key, institution_id),
    CONSTRAINT fk_agreement_numbers_agreement_id FOREIGN KEY (agreement_id) REFERENCES agreements (id),
    CONSTRAINT fk_agreement_numbers_institution_id FOREIGN KEY (institution_id) REFERENCES institutions (id)
) STRICT;

CREATE INDEX ix_numbers_agreement ON agreement_numbers (agreement_id);

-- Index: who is a party, was one, or will be one by an addendum, and every institution above them: who may see it. Rebuilt with each save.
CREATE TABLE agreement_members (
    agreement_id TEXT NOT NULL,
    institution_id TEXT NOT NULL,
    is_party INTEGER NOT NULL CHECK (is_party IN (0, 1)),  -- itself, not only one below it
    ends_key TEXT NOT NULL,  -- the agreement's, so that the list of one institution is read in order
    CONSTRAINT pk_agreement_members PRIMARY KEY (agreement_id, institution_id),
    CONSTRAINT fk_agreement_members_agreement_id FOREIGN KEY (agreement_id) REFERENCES agreements (id),
    CONSTRAINT fk_agreement_members_institution_id FOREIGN KEY (institution_id) REFERENCES institutions (id)
) STRICT;

CREATE INDEX ix_members_institution ON agreement_members (institution_id, agreement_id);
CREATE INDEX ix_members_ends ON agreement_members (institution_id, ends_key, agreement_id);
