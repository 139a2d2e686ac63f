-- OwnAlerts: what was sent to an address and waits to be acknowledged. Beside it stand a great many steps that were skipped, which this index does not hold.
-- So many at most are read from its end that their rows are looked up.
CREATE INDEX ix_alerts_waiting ON alerts (recipient, id) WHERE state = 'sent' AND acknowledged_at IS NULL;
