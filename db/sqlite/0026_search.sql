-- What is searched, folded to words between single blanks; rebuilt by the program from the records themselves. One row for each agreement.
CREATE TABLE search_agreements (
    id INTEGER NOT NULL,
    agreement_id TEXT NOT NULL,
    filters TEXT NOT NULL,  -- words that narrow: each institution that sees it, and its class
    head TEXT NOT NULL,  -- its numbers, titles and parties
    subject TEXT NOT NULL,
    documents TEXT NOT NULL,  -- the titles of its documents
    text TEXT NOT NULL,  -- all three, for an engine that looks at one column at a time
    is_stale INTEGER NOT NULL,  -- 1 = something it repeats has changed since
    CONSTRAINT pk_search_agreements PRIMARY KEY (id),
    CONSTRAINT fk_search_agreements_agreement_id FOREIGN KEY (agreement_id) REFERENCES agreements (id)
) STRICT;

CREATE UNIQUE INDEX ux_search_agreements_agreement ON search_agreements (agreement_id);
CREATE INDEX ix_search_agreements_stale ON search_agreements (id) WHERE is_stale = 1;

-- One row for each page of a content, whoever has it.
CREATE TABLE search_pages (
    id INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    page INTEGER NOT NULL,
    filters TEXT NOT NULL,  -- as above, of all agreements that have this content now
    text TEXT NOT NULL,
    CONSTRAINT pk_search_pages PRIMARY KEY (id),
    CONSTRAINT fk_search_pages_sha256 FOREIGN KEY (sha256) REFERENCES document_texts (sha256)
) STRICT;

CREATE UNIQUE INDEX ux_search_pages_page ON search_pages (sha256, page);

-- The full text over both; triggers keep it, so that whoever writes a row has written its index.
CREATE VIRTUAL TABLE search_agreements_fts USING fts5(filters, head, subject, documents,
    content = 'search_agreements', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3 4');
CREATE VIRTUAL TABLE search_pages_fts USING fts5(filters, text, content = 'search_pages', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');

CREATE TRIGGER tr_search_agreements_insert AFTER INSERT ON search_agreements BEGIN
    INSERT INTO search_agreements_fts (rowid, filters, head, subject, documents)
    VALUES (NEW.id, NEW.filters, NEW.head, NEW.subject, NEW.documents);
END;
CREATE TRIGGER tr_search_agreements_delete AFTER DELETE ON search_agreements BEGIN
    INSERT INTO search_agreements_fts (search_agreements_fts, rowid, filters, head, subject, documents)
    VALUES ('delete', OLD.id, OLD.filters, OLD.head, OLD.subject, OLD.documents);
END;
CREATE TRIGGER tr_search_agreements_update AFTER UPDATE OF filters, head, subject, documents ON search_agreements BEGIN
    INSERT INTO search_agreements_fts (search_agreements_fts, rowid, filters, head, subject, documents)
    VALUES ('delete', OLD.id, OLD.filters, OLD.head, OLD.subject, OLD.documents);
    INSERT INTO search_agreements_fts (rowid, filters, head, subject, documents)
    VALUES (NEW.id, NEW.filters, NEW.head, NEW.subject, NEW.documents);
END;
CREATE TRIGGER tr_search_pages_insert AFTER INSERT ON search_pages BEGIN
    INSERT INTO search_pages_fts (rowid, filters, text) VALUES (NEW.id, NEW.filters, NEW.text);
END;
CREATE TRIGGER tr_search_pages_delete AFTER DELETE ON search_pages BEGIN
    INSERT INTO search_pages_fts (search_pages_fts, rowid, filters, text) VALUES ('delete', OLD.id, OLD.filters, OLD.text);
END;
CREATE TRIGGER tr_search_pages_update AFTER UPDATE OF filters, text ON search_pages BEGIN
    INSERT INTO search_pages_fts (search_pages_fts, rowid, filters, text) VALUES ('delete', OLD.id, OLD.filters, OLD.text);
    INSERT INTO search_pages_fts (rowid, filters, text) VALUES (NEW.id, NEW.filters, NEW.text);
END;
