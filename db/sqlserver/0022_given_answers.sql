-- What was answered to a request with an Idempotency-Key, so that its repetition is answered the same and does nothing. Kept for a day.
CREATE TABLE given_answers (
    id char(64) COLLATE Latin1_General_BIN2 NOT NULL,  -- SHA-256 of caller, route and key, lower-case hex
    request_hash char(64) COLLATE Latin1_General_BIN2 NOT NULL,  -- SHA-256 of query and body
    answer nvarchar(max) NULL,  -- status, headers and body, encrypted: some hold a secret; null = the transaction of the request is still open
    created_at datetime2(7) NOT NULL,
    CONSTRAINT pk_given_answers PRIMARY KEY (id)
);

CREATE INDEX ix_given_answers_created ON given_answers (created_at);
