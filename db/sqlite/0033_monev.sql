-- When evaluations of an agreement are due; an agreement without a row has none.
CREATE TABLE evaluation_schedules (
    agreement_id TEXT NOT NULL,
    every_months INTEGER NULL,  -- null = no more
    from_on TEXT NULL,  -- null = the agreement's first day
    version INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    CONSTRAINT pk_evaluation_schedules PRIMARY KEY (agreement_id),
    CONSTRAINT fk_evaluation_schedules_agreement_id FOREIGN KEY (agreement_id) REFERENCES agreements (id)
) STRICT;

-- Never changed: a correction is a new row that names the one it takes the place of.
CREATE TABLE evaluations (
    id TEXT NOT NULL,
    agreement_id TEXT NOT NULL,
    held_on TEXT NOT NULL,
    relevance INTEGER NOT NULL,  -- each from 1 to 5
    implementation INTEGER NOT NULL,
    coordination INTEGER NOT NULL,
    results INTEGER NOT NULL,
    sustainability INTEGER NOT NULL,
    comment TEXT NULL,
    decision TEXT NOT NULL,  -- continue, widen, stop
    evaluated_by TEXT NULL,
    replaces_id TEXT NULL,
    recorded_by TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    CONSTRAINT pk_evaluations PRIMARY KEY (id),
    CONSTRAINT fk_evaluations_agreement_id FOREIGN KEY (agreement_id) REFERENCES agreements (id),
    CONSTRAINT fk_evaluations_replaces_id FOREIGN KEY (replaces_id) REFERENCES evaluations (id)
) STRICT;

CREATE INDEX ix_evaluations_agreement ON evaluations (agreement_id, id);
CREATE UNIQUE INDEX ux_evaluations_replaces ON evaluations (replaces_id) WHERE replaces_id IS NOT NULL;
