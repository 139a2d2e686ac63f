-- The last day that any funding line covers: an index over the facts, rebuilt with each save.
ALTER TABLE agreements ADD funding_until date NULL;  -- null = no funding is recorded
GO

CREATE INDEX ix_agreements_funding ON agreements (id, funding_until) WHERE funding_until IS NOT NULL;

-- What a source says of money and people under an agreement, or of an institution. Never changed: a correction is a new row that names the one that it replaces.
CREATE TABLE figures (
    id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    agreement_id char(36) COLLATE Latin1_General_BIN2 NULL,  -- of one of the two
    institution_id char(36) COLLATE Latin1_General_BIN2 NULL,
    ord int NOT NULL,  -- in which they were recorded
    label nvarchar(300) NOT NULL,
    kind varchar(20) NOT NULL,
    value bigint NOT NULL,
    unit varchar(20) NOT NULL,
    as_written nvarchar(300) NULL,  -- as the source prints it, where it rounds
    from_on date NULL,
    until_on date NULL,  -- inclusive; alone = the day as of which it is stated
    source_kind varchar(20) NOT NULL,
    source_text nvarchar(1000) NOT NULL,
    source_url nvarchar(1000) NULL,
    verification varchar(20) NOT NULL,
    note nvarchar(2000) NULL,
    replaces_id char(36) COLLATE Latin1_General_BIN2 NULL,
    created_by nvarchar(300) NOT NULL,
    created_at datetime2(7) NOT NULL,
    CONSTRAINT pk_figures PRIMARY KEY (id),
    CONSTRAINT fk_figures_agreement_id FOREIGN KEY (agreement_id) REFERENCES agreements (id),
    CONSTRAINT fk_figures_institution_id FOREIGN KEY (institution_id) REFERENCES institutions (id),
    CONSTRAINT fk_figures_replaces_id FOREIGN KEY (replaces_id) REFERENCES figures (id)
);

CREATE INDEX ix_figures_agreement ON figures (agreement_id, ord) WHERE agreement_id IS NOT NULL;
CREATE INDEX ix_figures_institution ON figures (institution_id, ord) WHERE institution_id IS NOT NULL;
CREATE UNIQUE INDEX ux_figures_replaces ON figures (replaces_id) WHERE replaces_id IS NOT NULL;
