-- Renewal cases: from the opening to the registered successor, or to the decision to let it lapse.
CREATE TABLE renewals (
    id TEXT NOT NULL,
    reference TEXT NOT NULL,
    agreement_id TEXT NOT NULL,
    successor_id TEXT NULL,  -- the agreement that it has produced or is producing
    stage TEXT NOT NULL,
    is_open INTEGER NOT NULL,  -- index: the stage is one in which somebody has to act
    stage_since TEXT NOT NULL,
    opened_on TEXT NOT NULL,
    council_required INTEGER NOT NULL,
    signing_on TEXT NULL,  -- planned
    effective_on TEXT NULL,  -- planned first day of the new term, where it is not the day of signing
    retroactive INTEGER NOT NULL,
    signing_event_id TEXT NULL,
    owner_post TEXT NULL,
    owner_name TEXT NULL,
    owner_mail TEXT COLLATE NOCASE NULL,
    checklist TEXT NOT NULL,  -- [{"item", "doneOn", "by", "note"}]
    history TEXT NOT NULL,  -- [{"stage", "on"}], in order
    outcome_on TEXT NULL,  -- when it was completed, let lapse or withdrawn
    outcome_by TEXT NULL,
    outcome_reason TEXT NULL,
    outcome_ends_on TEXT NULL,  -- the last day in force for which it was decided
    forecast_days INTEGER NULL,  -- index: uncovered days by its plan; null = none
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    CONSTRAINT pk_renewals PRIMARY KEY (id),
    CONSTRAINT ux_renewals_reference UNIQUE (reference),
    CONSTRAINT fk_renewals_agreement_id FOREIGN KEY (agreement_id) REFERENCES agreements (id),
    CONSTRAINT fk_renewals_successor_id FOREIGN KEY (successor_id) REFERENCES agreements (id),
    CONSTRAINT fk_renewals_signing_event_id FOREIGN KEY (signing_event_id) REFERENCES signing_events (id)
) STRICT;

CREATE INDEX ix_renewals_agreement ON renewals (agreement_id);
CREATE UNIQUE INDEX ux_renewals_open ON renewals (agreement_id) WHERE is_open = 1;
CREATE INDEX ix_renewals_stage ON renewals (stage, id);
CREATE INDEX ix_renewals_forecast ON renewals (id) WHERE forecast_days IS NOT NULL;
CREATE INDEX ix_renewals_signing_event ON renewals (signing_event_id) WHERE signing_event_id IS NOT NULL;

-- Meetings of a renewal, planned or held.
CREATE TABLE renewal_meetings (
    id TEXT NOT NULL,
    renewal_id TEXT NOT NULL,
    held_on TEXT NOT NULL,
    place TEXT NULL,
    agenda TEXT NOT NULL,
    units TEXT NOT NULL,  -- ["attending unit", ...]
    attending INTEGER NULL,  -- number of attending units, where they are not named
    minutes TEXT NULL,
    source TEXT NULL,
    recorded_at TEXT NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_renewal_meetings PRIMARY KEY (id),
    CONSTRAINT fk_renewal_meetings_renewal_id FOREIGN KEY (renewal_id) REFERENCES renewals (id)
) STRICT;

CREATE INDEX ix_renewal_meetings_renewal ON renewal_meetings (renewal_id, held_on);

-- What somebody has to do for a renewal.
CREATE TABLE renewal_tasks (
    id TEXT NOT NULL,
    renewal_id TEXT NOT NULL,
    title TEXT NOT NULL,
    assignee TEXT NULL,  -- post or unit
    due_on TEXT NULL,
    done_on TEXT NULL,
    done_by TEXT NULL,
    recorded_at TEXT NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_renewal_tasks PRIMARY KEY (id),
    CONSTRAINT fk_renewal_tasks_renewal_id FOREIGN KEY (renewal_id) REFERENCES renewals (id)
) STRICT;

CREATE INDEX ix_renewal_tasks_renewal ON renewal_tasks (renewal_id, due_on);
