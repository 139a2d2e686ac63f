-- The last day that any funding line covers: an index over the facts, rebuilt with each save.
ALTER TABLE agreements ADD COLUMN funding_until TEXT NULL;  -- null = no funding is recorded

CREATE INDEX ix_agreements_funding ON agreements (id, funding_until) WHERE funding_until IS NOT NULL;

-- What a source says of money and people under an agreement, or of an institution. Never changed: a correction is a new row that names the one that it replaces.
CREATE TABLE figures (
    id TEXT NOT NULL,
    agreement_id TEXT NULL,  -- of one of the two
    institution_id TEXT NULL,
    ord INTEGER NOT NULL,  -- in which they were recorded
    label TEXT NOT NULL,
    kind TEXT NOT NULL,
    value INTEGER NOT NULL,
    unit TEXT NOT NULL,
    as_written TEXT NULL,  -- as the source prints it, where it rounds
    from_on TEXT NULL,
    until_on TEXT NULL,  -- inclusive; alone = the day as of which it is stated
    source_kind TEXT NOT NULL,
    source_text TEXT NOT NULL,
    source_url TEXT NULL,
    verification TEXT NOT NULL,
    note TEXT NULL,
    replaces_id TEXT NULL,
    created_by TEXT NOT NULL,
    created_at TEXT NOT NULL,
    CONSTRAINT pk_figures PRIMARY KEY (id),
    CONSTRAINT fk_figures_agreement_id FOREIGN KEY (agreement_id) REFERENCES agreements (id),
    CONSTRAINT fk_figures_institution_id FOREIGN KEY (institution_id) REFERENCES institutions (id),
    CONSTRAINT fk_figures_replaces_id FOREIGN KEY (replaces_id) REFERENCES figures (id)
) STRICT;

CREATE INDEX ix_figures_agreement ON figures (agreement_id, ord) WHERE agreement_id IS NOT NULL;
CREATE INDEX ix_figures_institution ON figures (institution_id, ord) WHERE institution_id IS NOT NULL;
CREATE UNIQUE INDEX ux_figures_replaces ON figures (replaces_id) WHERE replaces_id IS NOT NULL;
