-- Bodies that sign agreements. The name here is the current one.
CREATE TABLE institutions (
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT COLLATE NOCASE NOT NULL,
    parent_id TEXT NULL,
    region_code TEXT NULL,  -- Kemendagri, dotted
    zone TEXT NOT NULL,  -- wib, wita, wit
    mailbox TEXT COLLATE NOCASE NULL,  -- the unit's; alerts go to a post
    aliases TEXT NOT NULL,  -- ["Pemkot Jambi", ...]
    search_key TEXT NOT NULL,  -- folded names and aliases
    merged_into_id TEXT NULL,  -- set when merged; its agreements stay under it
    split_from_id TEXT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    CONSTRAINT pk_institutions PRIMARY KEY (id),
    CONSTRAINT fk_institutions_parent_id FOREIGN KEY (parent_id) REFERENCES institutions (id),
    CONSTRAINT fk_institutions_merged_into_id FOREIGN KEY (merged_into_id) REFERENCES institutions (id),
    CONSTRAINT fk_institutions_split_from_id FOREIGN KEY (split_from_id) REFERENCES institutions (id)
) STRICT;

CREATE INDEX ix_institutions_parent ON institutions (parent_id);
CREATE INDEX ix_institutions_region ON institutions (region_code);

-- Every official name with its first day.
CREATE TABLE institution_names (
    institution_id TEXT NOT NULL,
    ord INTEGER NOT NULL,
    name TEXT COLLATE NOCASE NOT NULL,
    valid_from TEXT NULL,  -- null = since ever
    CONSTRAINT pk_institution_names PRIMARY KEY (institution_id, ord),
    CONSTRAINT fk_institution_names_institution_id FOREIGN KEY (institution_id) REFERENCES institutions (id)
) STRICT;

-- Each institution with itself and all above it: what a head office sees.
CREATE TABLE institution_ancestors (
    institution_id TEXT NOT NULL,
    ancestor_id TEXT NOT NULL,
    CONSTRAINT pk_institution_ancestors PRIMARY KEY (institution_id, ancestor_id),
    CONSTRAINT fk_institution_ancestors_institution_id FOREIGN KEY (institution_id) REFERENCES institutions (id),
    CONSTRAINT fk_institution_ancestors_ancestor_id FOREIGN KEY (ancestor_id) REFERENCES institutions (id)
) STRICT;

CREATE INDEX ix_institution_ancestors_ancestor ON institution_ancestors (ancestor_id, institution_id);
