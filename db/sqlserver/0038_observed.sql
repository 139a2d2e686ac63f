-- A job that fails again and again: since when, and by which type of error. Both are NULL after a run that ended well.
ALTER TABLE job_runs ADD failing_since datetime2(7) NULL, failure nvarchar(300) NULL;

-- Index: the first day without an agreement in force, of a gap that is open; as the sweep has found it last. NULL = none.
ALTER TABLE agreements ADD gap_open_from date NULL;
GO
CREATE INDEX ix_agreements_gap ON agreements (gap_open_from) WHERE gap_open_from IS NOT NULL;

-- What has ended may have a gap; the next sweep finds out.
UPDATE agreements SET next_alert_on = '0001-01-01', plan_seq = plan_seq + 1 WHERE process IN ('signed', 'registered') AND ends_key < DATEADD(day, 1, CAST(SYSUTCDATETIME() AS date));
