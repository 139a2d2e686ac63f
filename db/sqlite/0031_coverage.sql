-- How many workers of a region are covered on a day, as one source has it. Nothing here is changed; what follows from it is computed.
CREATE TABLE coverage_records (
    id TEXT NOT NULL,
    region_code TEXT NOT NULL,
    as_of TEXT NOT NULL,
    participants INTEGER NULL,
    segments TEXT NOT NULL,  -- [{"segment": "pu", "participants": 52104}, ...]
    potential INTEGER NULL,  -- as stated
    unregistered INTEGER NULL,
    stated_units INTEGER NULL,  -- the printed digits of a percentage: 60,70 is 6070 with 2 decimals
    stated_decimals INTEGER NULL,
    definition TEXT NULL,  -- whom it counts
    source_kind TEXT NOT NULL,
    source_text TEXT NOT NULL,
    source_url TEXT NULL,
    source_institution_id TEXT NULL,
    verification TEXT NOT NULL,
    note TEXT NULL,
    replaces_id TEXT NULL,  -- a correction is a row of its own; this one stays
    entered_by TEXT NOT NULL,
    entered_at TEXT NOT NULL,
    CONSTRAINT pk_coverage_records PRIMARY KEY (id),
    CONSTRAINT fk_coverage_records_region_code FOREIGN KEY (region_code) REFERENCES regions (code),
    CONSTRAINT fk_coverage_records_source_institution_id FOREIGN KEY (source_institution_id) REFERENCES institutions (id),
    CONSTRAINT fk_coverage_records_replaces_id FOREIGN KEY (replaces_id) REFERENCES coverage_records (id)
) STRICT;

CREATE INDEX ix_coverage_records_region ON coverage_records (region_code, as_of);
CREATE UNIQUE INDEX ux_coverage_records_replaces ON coverage_records (replaces_id) WHERE replaces_id IS NOT NULL;

-- How many workers of a region are to be covered, as one source has it. Nothing here is changed.
CREATE TABLE coverage_targets (
    id TEXT NOT NULL,
    region_code TEXT NOT NULL,
    due_on TEXT NULL,  -- null = no day is named
    percent_units INTEGER NULL,  -- as above
    percent_decimals INTEGER NULL,
    participants INTEGER NULL,
    potential INTEGER NULL,
    definition TEXT NULL,  -- whom it counts
    source_kind TEXT NOT NULL,
    source_text TEXT NOT NULL,
    source_url TEXT NULL,
    source_institution_id TEXT NULL,
    verification TEXT NOT NULL,
    note TEXT NULL,
    replaces_id TEXT NULL,  -- a correction is a row of its own; this one stays
    entered_by TEXT NOT NULL,
    entered_at TEXT NOT NULL,
    CONSTRAINT pk_coverage_targets PRIMARY KEY (id),
    CONSTRAINT fk_coverage_targets_region_code FOREIGN KEY (region_code) REFERENCES regions (code),
    CONSTRAINT fk_coverage_targets_source_institution_id FOREIGN KEY (source_institution_id) REFERENCES institutions (id),
    CONSTRAINT fk_coverage_targets_replaces_id FOREIGN KEY (replaces_id) REFERENCES coverage_targets (id)
) STRICT;

CREATE INDEX ix_coverage_targets_region ON coverage_targets (region_code, due_on);
CREATE UNIQUE INDEX ux_coverage_targets_replaces ON coverage_targets (replaces_id) WHERE replaces_id IS NOT NULL;
