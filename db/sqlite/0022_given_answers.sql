-- What was answered to a request with an Idempotency-Key, so that its repetition is answered the same and does nothing. Kept for a day.
CREATE TABLE given_answers (
    id TEXT NOT NULL,  -- SHA-256 of caller, route and key, lower-case hex
    request_hash TEXT NOT NULL,  -- SHA-256 of query and body
    answer TEXT NULL,  -- status, headers and body, encrypted: some hold a secret; null = the transaction of the request is still open
    created_at TEXT NOT NULL,
    CONSTRAINT pk_given_answers PRIMARY KEY (id)
) STRICT;

CREATE INDEX ix_given_answers_created ON given_answers (created_at);
