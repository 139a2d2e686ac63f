-- When people are told, with its history: what was stated for a class, an institution or an agreement, and from which day on it holds.
CREATE TABLE alert_policy_versions (
    id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    scope_key varchar(100) COLLATE Latin1_General_BIN2 NOT NULL,  -- class:mou:0, institution:<id>:mou, institution:<id>:*, agreement:<id>
    institution_id char(36) COLLATE Latin1_General_BIN2 NULL,  -- neither = of a class
    agreement_id char(36) COLLATE Latin1_General_BIN2 NULL,
    class varchar(40) COLLATE Latin1_General_BIN2 NULL,
    for_university bit NOT NULL,
    version bigint NOT NULL,  -- counted within its scope
    valid_from date NULL,  -- null = since ever
    terms nvarchar(max) NOT NULL,  -- {"endSteps":[180,120], ...}; what is absent comes from the next wider policy
    actor nvarchar(260) NOT NULL,
    created_at datetime2(7) NOT NULL,
    reason nvarchar(2000) NULL,
    CONSTRAINT pk_alert_policy_versions PRIMARY KEY (id),
    CONSTRAINT ux_alert_policy_versions UNIQUE (scope_key, version),
    CONSTRAINT fk_alert_policy_versions_institution_id FOREIGN KEY (institution_id) REFERENCES institutions (id),
    CONSTRAINT fk_alert_policy_versions_agreement_id FOREIGN KEY (agreement_id) REFERENCES agreements (id)
);

CREATE INDEX ix_alert_policy_versions_institution ON alert_policy_versions (institution_id) WHERE institution_id IS NOT NULL;

-- The holidays of a year as decreed; a revised decree is another version of the whole list, the highest holds.
CREATE TABLE holiday_lists (
    id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    year int NOT NULL,
    version bigint NOT NULL,
    source nvarchar(300) NOT NULL,  -- the decree
    actor nvarchar(260) NOT NULL,
    created_at datetime2(7) NOT NULL,
    reason nvarchar(2000) NULL,
    CONSTRAINT pk_holiday_lists PRIMARY KEY (id),
    CONSTRAINT ux_holiday_lists UNIQUE (year, version)
);

CREATE TABLE holiday_days (
    list_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    ord int NOT NULL,
    holiday_on date NOT NULL,
    kind varchar(40) COLLATE Latin1_General_BIN2 NOT NULL,  -- national, collectiveLeave, regional
    region varchar(13) COLLATE Latin1_General_BIN2 NULL,  -- Kemendagri, dotted; only of a regional one
    name nvarchar(300) NOT NULL,
    CONSTRAINT pk_holiday_days PRIMARY KEY (list_id, ord),
    CONSTRAINT fk_holiday_days_list_id FOREIGN KEY (list_id) REFERENCES holiday_lists (id)
);

INSERT INTO alert_policy_versions (id, scope_key, class, for_university, version, terms, actor, created_at)
SELECT CONCAT('00000000-0000-7000-8000-0000000000', RIGHT(CONCAT('0', ROW_NUMBER() OVER (ORDER BY class, for_university)), 2)), CONCAT('class:', class, ':', for_university), class, for_university, 1,
    CONCAT(N'{"endSteps":[', end_steps, N'],"noticeSteps":[', notice_steps, N'],"gapSteps":[', gap_steps, N'],"gapEvery":', gap_every, N',"renewalLead":', renewal_lead,
        N',"stageDays":{"opened":5,"preparation":15,"offered":10,"negotiation":25,"councilApproval":20,"readyToSign":10,"signingScheduled":10},"stalledSteps":[', stalled_steps, N']}'),
    N'system', SYSUTCDATETIME()
FROM alert_policies;

INSERT INTO holiday_lists (id, year, version, source, actor, created_at) VALUES
    ('00000000-0000-7000-8000-000020250001', 2025, 1, N'SKB Menag/Menaker/MenPANRB 1017/2024, 2/2024, 2/2024', N'system', SYSUTCDATETIME()),
    ('00000000-0000-7000-8000-000020250002', 2025, 2, N'SKB Menag/Menaker/MenPANRB 933/2025, 1/2025, 3/2025 (perubahan)', N'system', SYSUTCDATETIME()),
    ('00000000-0000-7000-8000-000020260001', 2026, 1, N'SKB Menag/Menaker/MenPANRB 1497/2025, 2/2025, 5/2025', N'system', SYSUTCDATETIME());

INSERT INTO holiday_days (list_id, ord, holiday_on, kind, name)
SELECT '00000000-0000-7000-8000-000020250001', ROW_NUMBER() OVER (ORDER BY holiday_on, kind), holiday_on, kind, name
FROM holidays WHERE holiday_on < '2026-01-01' AND source NOT LIKE N'%(perubahan)';

INSERT INTO holiday_days (list_id, ord, holiday_on, kind, name)
SELECT '00000000-0000-7000-8000-000020250002', ROW_NUMBER() OVER (ORDER BY holiday_on, kind), holiday_on, kind, name FROM holidays WHERE holiday_on < '2026-01-01';

INSERT INTO holiday_days (list_id, ord, holiday_on, kind, name)
SELECT '00000000-0000-7000-8000-000020260001', ROW_NUMBER() OVER (ORDER BY holiday_on, kind), holiday_on, kind, name FROM holidays WHERE holiday_on >= '2026-01-01';

DROP TABLE alert_policies;
DROP TABLE holidays;
GO
-- A stored rule never changes its meaning.
CREATE TRIGGER tr_alert_policy_versions ON alert_policy_versions AFTER UPDATE, DELETE AS THROW 51000, N'Policies are only added to: state a new version.', 1;
GO
CREATE TRIGGER tr_holiday_lists ON holiday_lists AFTER UPDATE, DELETE AS THROW 51000, N'Holidays are only added to: load a new list.', 1;
GO
CREATE TRIGGER tr_holiday_days ON holiday_days AFTER UPDATE, DELETE AS THROW 51000, N'Holidays are only added to: load a new list.', 1;
