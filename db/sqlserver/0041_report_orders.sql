-- Each list of AgreementFilter is read in its order from an index, so that a page behind the last one costs what the first one costs. By the last day in force, and by the day of
-- signing, these stand with the table (ix_agreements_ends, ix_agreements_signed); here those whose lists are a small part of it.

-- Those whose last day depends on the day asked for, which no range of days narrows: the second list of AgreementScan (reports expiring, gaps; the list sorted by end).
CREATE INDEX ix_agreements_varies_ends ON agreements (ends_key, id) WHERE end_varies = 1;

-- The report parentExpired, by end.
CREATE INDEX ix_agreements_below_ends ON agreements (ends_key, id) WHERE parent_id IS NOT NULL;

-- The report fundingEnded, by end.
CREATE INDEX ix_agreements_funding_ends ON agreements (ends_key, id, funding_until) WHERE funding_until IS NOT NULL;

-- The same ranges as before, now in the order of the pages and with what the first look needs.
DROP INDEX ix_agreements_ends ON agreements;
CREATE INDEX ix_agreements_ends ON agreements (ends_key, id, end_varies);
DROP INDEX ix_agreements_signed ON agreements;
CREATE INDEX ix_agreements_signed ON agreements (signed_on, id);
