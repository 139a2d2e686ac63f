-- When people are told, with its history: what was stated for a class, an institution or an agreement, and from which day on it holds.
CREATE TABLE alert_policy_versions (
    id TEXT NOT NULL,
    scope_key TEXT NOT NULL,  -- class:mou:0, institution:<id>:mou, institution:<id>:*, agreement:<id>
    institution_id TEXT NULL,  -- neither = of a class
    agreement_id TEXT NULL,
    class TEXT NULL,
    for_university INTEGER NOT NULL,
    version INTEGER NOT NULL,  -- counted within its scope
    valid_from TEXT NULL,  -- null = since ever
    terms TEXT NOT NULL,  -- {"endSteps":[180,120], ...}; what is absent comes from the next wider policy
    actor TEXT NOT NULL,
    created_at TEXT NOT NULL,
    reason TEXT NULL,
    CONSTRAINT pk_alert_policy_versions PRIMARY KEY (id),
    CONSTRAINT ux_alert_policy_versions UNIQUE (scope_key, version),
    CONSTRAINT fk_alert_policy_versions_institution_id FOREIGN KEY (institution_id) REFERENCES institutions (id),
    CONSTRAINT fk_alert_policy_versions_agreement_id FOREIGN KEY (agreement_id) REFERENCES agreements (id)
) STRICT;

CREATE INDEX ix_alert_policy_versions_institution ON alert_policy_versions (institution_id) WHERE institution_id IS NOT NULL;

-- The holidays of a year as decreed; a revised decree is another version of the whole list, the highest holds.
CREATE TABLE holiday_lists (
    id TEXT NOT NULL,
    year INTEGER NOT NULL,
    version INTEGER NOT NULL,
    source TEXT NOT NULL,  -- the decree
    actor TEXT NOT NULL,
    created_at TEXT NOT NULL,
    reason TEXT NULL,
    CONSTRAINT pk_holiday_lists PRIMARY KEY (id),
    CONSTRAINT ux_holiday_lists UNIQUE (year, version)
) STRICT;

CREATE TABLE holiday_days (
    list_id TEXT NOT NULL,
    ord INTEGER NOT NULL,
    holiday_on TEXT NOT NULL,
    kind TEXT NOT NULL,  -- national, collectiveLeave, regional
    region TEXT NULL,  -- Kemendagri, dotted; only of a regional one
    name TEXT NOT NULL,
    CONSTRAINT pk_holiday_days PRIMARY KEY (list_id, ord),
    CONSTRAINT fk_holiday_days_list_id FOREIGN KEY (list_id) REFERENCES holiday_lists (id)
) STRICT;

INSERT INTO alert_policy_versions (id, scope_key, class, for_university, version, terms, actor, created_at)
SELECT printf('00000000-0000-7000-8000-%012d', ROW_NUMBER() OVER (ORDER BY class, for_university)), 'class:' || class || ':' || for_university, class, for_university, 1,
    '{"endSteps":[' || end_steps || '],"noticeSteps":[' || notice_steps || '],"gapSteps":[' || gap_steps || '],"gapEvery":' || gap_every || ',"renewalLead":' || renewal_lead
        || ',"stageDays":{"opened":5,"preparation":15,"offered":10,"negotiation":25,"councilApproval":20,"readyToSign":10,"signingScheduled":10},"stalledSteps":[' || stalled_steps || ']}',
    'system', strftime('%Y-%m-%dT%H:%M:%S.0000000Z', 'now')
FROM alert_policies;

INSERT INTO holiday_lists (id, year, version, source, actor, created_at) VALUES
    ('00000000-0000-7000-8000-000020250001', 2025, 1, 'SKB Menag/Menaker/MenPANRB 1017/2024, 2/2024, 2/2024', 'system', strftime('%Y-%m-%dT%H:%M:%S.0000000Z', 'now')),
    ('00000000-0000-7000-8000-000020250002', 2025, 2, 'SKB Menag/Menaker/MenPANRB 933/2025, 1/2025, 3/2025 (perubahan)', 'system', strftime('%Y-%m-%dT%H:%M:%S.0000000Z', 'now')),
    ('00000000-0000-7000-8000-000020260001', 2026, 1, 'SKB Menag/Menaker/MenPANRB 1497/2025, 2/2025, 5/2025', 'system', strftime('%Y-%m-%dT%H:%M:%S.0000000Z', 'now'));

INSERT INTO holiday_days (list_id, ord, holiday_on, kind, name)
SELECT '00000000-0000-7000-8000-000020250001', ROW_NUMBER() OVER (ORDER BY holiday_on, kind), holiday_on, kind, name
FROM holidays WHERE holiday_on < '2026-01-01' AND source NOT LIKE '%(perubahan)';

INSERT INTO holiday_days (list_id, ord, holiday_on, kind, name)
SELECT '00000000-0000-7000-8000-000020250002', ROW_NUMBER() OVER (ORDER BY holiday_on, kind), holiday_on, kind, name FROM holidays WHERE holiday_on < '2026-01-01';

INSERT INTO holiday_days (list_id, ord, holiday_on, kind, name)
SELECT '00000000-0000-7000-8000-000020260001', ROW_NUMBER() OVER (ORDER BY holiday_on, kind), holiday_on, kind, name FROM holidays WHERE holiday_on >= '2026-01-01';

DROP TABLE alert_policies;
DROP TABLE holidays;

-- A stored rule never changes its meaning.
CREATE TRIGGER tr_alert_policy_versions_update BEFORE UPDATE ON alert_policy_versions BEGIN SELECT RAISE(ABORT, 'Policies are only added to: state a new version.'); END;
CREATE TRIGGER tr_alert_policy_versions_delete BEFORE DELETE ON alert_policy_versions BEGIN SELECT RAISE(ABORT, 'Policies are only added to: state a new version.'); END;
CREATE TRIGGER tr_holiday_lists_update BEFORE UPDATE ON holiday_lists BEGIN SELECT RAISE(ABORT, 'Holidays are only added to: load a new list.'); END;
CREATE TRIGGER tr_holiday_lists_delete BEFORE DELETE ON holiday_lists BEGIN SELECT RAISE(ABORT, 'Holidays are only added to: load a new list.'); END;
CREATE TRIGGER tr_holiday_days_update BEFORE UPDATE ON holiday_days BEGIN SELECT RAISE(ABORT, 'Holidays are only added to: load a new list.'); END;
CREATE TRIGGER tr_holiday_days_delete BEFORE DELETE ON holiday_days BEGIN SELECT RAISE(ABORT, 'Holidays are only added to: load a new list.'); END;
