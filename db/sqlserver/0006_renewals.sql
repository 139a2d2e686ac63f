-- Renewal cases: from the opening to the registered successor, or to the decision to let it lapse.
CREATE TABLE renewals (
    id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    reference varchar(40) COLLATE Latin1_General_BIN2 NOT NULL,
    agreement_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    successor_id char(36) COLLATE Latin1_General_BIN2 NULL,  -- the agreement that it has produced or is producing
    stage varchar(40) COLLATE Latin1_General_BIN2 NOT NULL,
    is_open bit NOT NULL,  -- index: the stage is one in which somebody has to act
    stage_since date NOT NULL,
    opened_on date NOT NULL,
    council_required bit NOT NULL,
    signing_on date NULL,  -- planned
    effective_on date NULL,  -- planned first day of the new term, where it is not the day of signing
    retroactive bit NOT NULL,
    signing_event_id char(36) COLLATE Latin1_General_BIN2 NULL,
    owner_post nvarchar(300) NULL,
    owner_name nvarchar(300) NULL,
    owner_mail nvarchar(254) NULL,
    checklist nvarchar(max) NOT NULL,  -- [{"item", "doneOn", "by", "note"}]
    history nvarchar(max) NOT NULL,  -- [{"stage", "on"}], in order
    outcome_on date NULL,  -- when it was completed, let lapse or withdrawn
    outcome_by nvarchar(254) NULL,
    outcome_reason nvarchar(2000) NULL,
    outcome_ends_on date NULL,  -- the last day in force for which it was decided
    forecast_days int NULL,  -- index: uncovered days by its plan; null = none
    version bigint NOT NULL,
    created_at datetime2(7) NOT NULL,
    updated_at datetime2(7) NOT NULL,
    CONSTRAINT pk_renewals PRIMARY KEY (id),
    CONSTRAINT ux_renewals_reference UNIQUE (reference),
    CONSTRAINT fk_renewals_agreement_id FOREIGN KEY (agreement_id) REFERENCES agreements (id),
    CONSTRAINT fk_renewals_successor_id FOREIGN KEY (successor_id) REFERENCES agreements (id),
    CONSTRAINT fk_renewals_signing_event_id FOREIGN KEY (signing_event_id) REFERENCES signing_events (id)
);

CREATE INDEX ix_renewals_agreement ON renewals (agreement_id);
CREATE UNIQUE INDEX ux_renewals_open ON renewals (agreement_id) WHERE is_open = 1;
CREATE INDEX ix_renewals_stage ON renewals (stage, id);
CREATE INDEX ix_renewals_forecast ON renewals (id) WHERE forecast_days IS NOT NULL;
CREATE INDEX ix_renewals_signing_event ON renewals (signing_event_id) WHERE signing_event_id IS NOT NULL;

-- Meetings of a renewal, planned or held.
CREATE TABLE renewal_meetings (
    id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    renewal_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    held_on date NOT NULL,
    place nvarchar(300) NULL,
    agenda nvarchar(1000) NOT NULL,
    units nvarchar(max) NOT NULL,  -- ["attending unit", ...]
    attending int NULL,  -- number of attending units, where they are not named
    minutes nvarchar(max) NULL,
    source nvarchar(1000) NULL,
    recorded_at datetime2(7) NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT pk_renewal_meetings PRIMARY KEY (id),
    CONSTRAINT fk_renewal_meetings_renewal_id FOREIGN KEY (renewal_id) REFERENCES renewals (id)
);

CREATE INDEX ix_renewal_meetings_renewal ON renewal_meetings (renewal_id, held_on);

-- What somebody has to do for a renewal.
CREATE TABLE renewal_tasks (
    id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    renewal_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    title nvarchar(1000) NOT NULL,
    assignee nvarchar(300) NULL,  -- post or unit
    due_on date NULL,
    done_on date NULL,
    done_by nvarchar(254) NULL,
    recorded_at datetime2(7) NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT pk_renewal_tasks PRIMARY KEY (id),
    CONSTRAINT fk_renewal_tasks_renewal_id FOREIGN KEY (renewal_id) REFERENCES renewals (id)
);

CREATE INDEX ix_renewal_tasks_renewal ON renewal_tasks (renewal_id, due_on);
