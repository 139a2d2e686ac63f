-- How many workers of a region are covered on a day, as one source has it. Nothing here is changed; what follows from it is computed.
CREATE TABLE coverage_records (
    id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    region_code varchar(13) COLLATE Latin1_General_BIN2 NOT NULL,
    as_of date NOT NULL,
    participants bigint NULL,
    segments nvarchar(max) NOT NULL,  -- [{"segment": "pu", "participants": 52104}, ...]
    potential bigint NULL,  -- as stated
    unregistered bigint NULL,
    stated_units bigint NULL,  -- the printed digits of a percentage: 60,70 is 6070 with 2 decimals
    stated_decimals int NULL,
    definition nvarchar(2000) NULL,  -- whom it counts
    source_kind varchar(20) NOT NULL,
    source_text nvarchar(1000) NOT NULL,
    source_url nvarchar(1000) NULL,
    source_institution_id char(36) COLLATE Latin1_General_BIN2 NULL,
    verification varchar(20) NOT NULL,
    note nvarchar(2000) NULL,
    replaces_id char(36) COLLATE Latin1_General_BIN2 NULL,  -- a correction is a row of its own; this one stays
    entered_by nvarchar(300) NOT NULL,
    entered_at datetime2(7) NOT NULL,
    CONSTRAINT pk_coverage_records PRIMARY KEY (id),
    CONSTRAINT fk_coverage_records_region_code FOREIGN KEY (region_code) REFERENCES regions (code),
    CONSTRAINT fk_coverage_records_source_institution_id FOREIGN KEY (source_institution_id) REFERENCES institutions (id),
    CONSTRAINT fk_coverage_records_replaces_id FOREIGN KEY (replaces_id) REFERENCES coverage_records (id)
);

CREATE INDEX ix_coverage_records_region ON coverage_records (region_code, as_of);
CREATE UNIQUE INDEX ux_coverage_records_replaces ON coverage_records (replaces_id) WHERE replaces_id IS NOT NULL;

-- How many workers of a region are to be covered, as one source has it. Nothing here is changed.
CREATE TABLE coverage_targets (
    id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    region_code varchar(13) COLLATE Latin1_General_BIN2 NOT NULL,
    due_on date NULL,  -- null = no day is named
    percent_units bigint NULL,  -- as above
    percent_decimals int NULL,
    participants bigint NULL,
    potential bigint NULL,
    definition nvarchar(2000) NULL,  -- whom it counts
    source_kind varchar(20) NOT NULL,
    source_text nvarchar(1000) NOT NULL,
    source_url nvarchar(1000) NULL,
    source_institution_id char(36) COLLATE Latin1_General_BIN2 NULL,
    verification varchar(20) NOT NULL,
    note nvarchar(2000) NULL,
    replaces_id char(36) COLLATE Latin1_General_BIN2 NULL,  -- a correction is a row of its own; this one stays
    entered_by nvarchar(300) NOT NULL,
    entered_at datetime2(7) NOT NULL,
    CONSTRAINT pk_coverage_targets PRIMARY KEY (id),
    CONSTRAINT fk_coverage_targets_region_code FOREIGN KEY (region_code) REFERENCES regions (code),
    CONSTRAINT fk_coverage_targets_source_institution_id FOREIGN KEY (source_institution_id) REFERENCES institutions (id),
    CONSTRAINT fk_coverage_targets_replaces_id FOREIGN KEY (replaces_id) REFERENCES coverage_targets (id)
);

CREATE INDEX ix_coverage_targets_region ON coverage_targets (region_code, due_on);
CREATE UNIQUE INDEX ux_coverage_targets_replaces ON coverage_targets (replaces_id) WHERE replaces_id IS NOT NULL;
