-- Bodies that sign agreements. The name here is the current one.
CREATE TABLE institutions (
    id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    kind varchar(40) COLLATE Latin1_General_BIN2 NOT NULL,
    name nvarchar(300) NOT NULL,
    parent_id char(36) COLLATE Latin1_General_BIN2 NULL,
    region_code varchar(40) COLLATE Latin1_General_BIN2 NULL,  -- Kemendagri, dotted
    zone varchar(40) COLLATE Latin1_General_BIN2 NOT NULL,  -- wib, wita, wit
    mailbox nvarchar(254) NULL,  -- the unit's; alerts go to a post
    aliases nvarchar(max) NOT NULL,  -- ["Pemkot Jambi", ...]
    search_key nvarchar(1000) NOT NULL,  -- folded names and aliases
    merged_into_id char(36) COLLATE Latin1_General_BIN2 NULL,  -- set when merged; its agreements stay under it
    split_from_id char(36) COLLATE Latin1_General_BIN2 NULL,
    version bigint NOT NULL,
    created_at datetime2(7) NOT NULL,
    updated_at datetime2(7) NOT NULL,
    CONSTRAINT pk_institutions PRIMARY KEY (id),
    CONSTRAINT fk_institutions_parent_id FOREIGN KEY (parent_id) REFERENCES institutions (id),
    CONSTRAINT fk_institutions_merged_into_id FOREIGN KEY (merged_into_id) REFERENCES institutions (id),
    CONSTRAINT fk_institutions_split_from_id FOREIGN KEY (split_from_id) REFERENCES institutions (id)
);

CREATE INDEX ix_institutions_parent ON institutions (parent_id);
CREATE INDEX ix_institutions_region ON institutions (region_code);

-- Every official name with its first day.
CREATE TABLE institution_names (
    institution_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    ord int NOT NULL,
    name nvarchar(300) NOT NULL,
    valid_from date NULL,  -- null = since ever
    CONSTRAINT pk_institution_names PRIMARY KEY (institution_id, ord),
    CONSTRAINT fk_institution_names_institution_id FOREIGN KEY (institution_id) REFERENCES institutions (id)
);

-- Each institution with itself and all above it: what a head office sees.
CREATE TABLE institution_ancestors (
    institution_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    ancestor_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    CONSTRAINT pk_institution_ancestors PRIMARY KEY (institution_id, ancestor_id),
    CONSTRAINT fk_institution_ancestors_institution_id FOREIGN KEY (institution_id) REFERENCES institutions (id),
    CONSTRAINT fk_institution_ancestors_ancestor_id FOREIGN KEY (ancestor_id) REFERENCES institutions (id)
);

CREATE INDEX ix_institution_ancestors_ancestor ON institution_ancestors (ancestor_id, institution_id);
