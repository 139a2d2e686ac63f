-- Index: every number of an agreement and of its addenda, rebuilt with each save. An issuer uses a number once; an abandoned proposal uses none.
CREATE TABLE agreement_numbers (
    number_key nvarchar(200) COLLATE Latin1_General_BIN2 NOT NULL,  -- folded
    institution_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,  -- the issuer
    agreement_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    document int NOT NULL,  -- 0 = the agreement itself, n = its n-th addendum
    CONSTRAINT pk_agreement_numbers PRIMARY KEY (number_key, institution_id),
    CONSTRAINT fk_agreement_numbers_agreement_id FOREIGN KEY (agreement_id) REFERENCES agreements (id),
    CONSTRAINT fk_agreement_numbers_institution_id FOREIGN KEY (institution_id) REFERENCES institutions (id)
);

CREATE INDEX ix_numbers_agreement ON agreement_numbers (agreement_id);

-- Index: who is a party, was one, or will be one by an addendum, and every institution above them: who may see it. Rebuilt with each save.
CREATE TABLE agreement_members (
    agreement_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    institution_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    is_party bit NOT NULL,  -- itself, not only one below it
    ends_key date NOT NULL,  -- the agreement's, so that the list of one institution is read in order
    CONSTRAINT pk_agreement_members PRIMARY KEY (agreement_id, institution_id),
    CONSTRAINT fk_agreement_members_agreement_id FOREIGN KEY (agreement_id) REFERENCES agreements (id),
    CONSTRAINT fk_agreement_members_institution_id FOREIGN KEY (institution_id) REFERENCES institutions (id)
);

CREATE INDEX ix_members_institution ON agreement_members (institution_id, agreement_id);
CREATE INDEX ix_members_ends ON agreement_members (institution_id, ends_key, agreement_id);
