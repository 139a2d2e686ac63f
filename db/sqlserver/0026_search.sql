-- What is searched, folded to words between single blanks; rebuilt by the program from the records themselves. One row for each agreement.
-- The full text over both tables is made by the program behind the migrations, where the server has it: that cannot be done in a transaction.
CREATE TABLE search_agreements (
    id bigint IDENTITY(1, 1) NOT NULL,
    agreement_id char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    filters nvarchar(max) NOT NULL,  -- words that narrow: each institution that sees it, and its class
    head nvarchar(max) NOT NULL,  -- its numbers, titles and parties
    subject nvarchar(max) NOT NULL,
    documents nvarchar(max) NOT NULL,  -- the titles of its documents
    text nvarchar(max) NOT NULL,  -- all three, for an engine that looks at one column at a time
    is_stale bit NOT NULL,  -- 1 = something it repeats has changed since
    CONSTRAINT pk_search_agreements PRIMARY KEY (id),
    CONSTRAINT fk_search_agreements_agreement_id FOREIGN KEY (agreement_id) REFERENCES agreements (id)
);

CREATE UNIQUE INDEX ux_search_agreements_agreement ON search_agreements (agreement_id);
CREATE INDEX ix_search_agreements_stale ON search_agreements (id) WHERE is_stale = 1;

-- One row for each page of a content, whoever has it.
CREATE TABLE search_pages (
    id bigint IDENTITY(1, 1) NOT NULL,
    sha256 char(64) COLLATE Latin1_General_BIN2 NOT NULL,
    page int NOT NULL,
    filters nvarchar(max) NOT NULL,  -- as above, of all agreements that have this content now
    text nvarchar(max) NOT NULL,
    CONSTRAINT pk_search_pages PRIMARY KEY (id),
    CONSTRAINT fk_search_pages_sha256 FOREIGN KEY (sha256) REFERENCES document_texts (sha256)
);

CREATE UNIQUE INDEX ux_search_pages_page ON search_pages (sha256, page);
