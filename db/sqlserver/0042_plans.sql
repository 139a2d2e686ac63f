-- What statements are found by that had to walk through a table which grows. QueryPlanTests holds every statement to its index. In SQL Server each
-- index also carries the id, by which the table is clustered; what it lacks beyond that is said here.

-- RenewalStore: the cases of an owner who hands over or leaves. The rows are read whole, and are few.
CREATE INDEX ix_renewals_owner ON renewals (owner_mail, id) WHERE owner_mail IS NOT NULL;

-- DigestStore, PlannedDigests: whose digest is due, and what waits for it. Holds no mail that has left; covers the look of each minute.
CREATE INDEX ix_outbox_held_by ON outbox (recipient, next_attempt_at, id) WHERE state = 'held';

-- HeldMails, AlertLedger, ListMails: the mails of an agreement, asked for with each plan of the sweep. A handful each, so that their rows are looked up.
CREATE INDEX ix_outbox_agreement ON outbox (agreement_id, id) WHERE agreement_id IS NOT NULL;

-- InstitutionViews: what was merged into one.
CREATE INDEX ix_institutions_merged ON institutions (merged_into_id) WHERE merged_into_id IS NOT NULL;

-- GetHealth: contents that wait for a program which reads pictures. Counted in the index alone.
CREATE INDEX ix_document_texts_ocr ON document_texts (sha256) WHERE state = 'needsOcr';

-- ForgetImports: what has lain longest. Imports that were forgotten stay in the table, and leave the index.
CREATE INDEX ix_imports_kept ON imports (updated_at, id) WHERE forgotten_at IS NULL;

-- The same as before, now in the order in which their rows are read.
DROP INDEX ix_agreements_next_alert ON agreements;
CREATE INDEX ix_agreements_next_alert ON agreements (next_alert_on, id) WHERE next_alert_on IS NOT NULL;
DROP INDEX ix_agreements_notice ON agreements;
CREATE INDEX ix_agreements_notice ON agreements (notice_deadline, id) WHERE notice_deadline IS NOT NULL;
DROP INDEX ix_alerts_state ON alerts;
CREATE INDEX ix_alerts_state ON alerts (state, id);
DROP INDEX ix_coverage_records_region ON coverage_records;
CREATE INDEX ix_coverage_records_region ON coverage_records (region_code, as_of, id);
DROP INDEX ix_report_subscriptions_due ON report_subscriptions;
CREATE INDEX ix_report_subscriptions_due ON report_subscriptions (next_at, id) WHERE ended_at IS NULL;
