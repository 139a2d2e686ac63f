-- When evaluations of an agreement are due; an agreement without a row has none.
CREATE TABLE evaluation_schedules (
    agreement_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    every_months int NULL,  -- null = no more
    from_on date NULL,  -- null = the agreement's first day
    version bigint NOT NULL,
    updated_at datetime2(7) NOT NULL,
    CONSTRAINT pk_evaluation_schedules PRIMARY KEY (agreement_id),
    CONSTRAINT fk_evaluation_schedules_agreement_id FOREIGN KEY (agreement_id) REFERENCES agreements (id)
);

-- Never changed: a correction is a new row that names the one it takes the place of.
CREATE TABLE evaluations (
    id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    agreement_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    held_on date NOT NULL,
    relevance int NOT NULL,  -- each from 1 to 5
    implementation int NOT NULL,
    coordination int NOT NULL,
    results int NOT NULL,
    sustainability int NOT NULL,
    comment nvarchar(4000) NULL,
    decision varchar(40) COLLATE Latin1_General_BIN2 NOT NULL,  -- continue, widen, stop
    evaluated_by nvarchar(300) NULL,
    replaces_id char(36) COLLATE Latin1_General_BIN2 NULL,
    recorded_by nvarchar(254) NOT NULL,
    recorded_at datetime2(7) NOT NULL,
    CONSTRAINT pk_evaluations PRIMARY KEY (id),
    CONSTRAINT fk_evaluations_agreement_id FOREIGN KEY (agreement_id) REFERENCES agreements (id),
    CONSTRAINT fk_evaluations_replaces_id FOREIGN KEY (replaces_id) REFERENCES evaluations (id)
);

CREATE INDEX ix_evaluations_agreement ON evaluations (agreement_id, id);
CREATE UNIQUE INDEX ux_evaluations_replaces ON evaluations (replaces_id) WHERE replaces_id IS NOT NULL;
