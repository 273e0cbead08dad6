-- Documents that were made of the records: certificates of lookups, credit reports.

CREATE TABLE documents (
    -- stands in its address: nobody can guess it
    id          TEXT PRIMARY KEY,
    number      TEXT NOT NULL UNIQUE,
    -- Beijing day on which it was made, and its running number of that day
    day         TEXT NOT NULL,
    serial      INTEGER NOT NULL,
    code        TEXT NOT NULL,
    -- code of the enterprise whose own it is; empty for what anybody may ask for
    owner       TEXT NOT NULL,
    -- Idempotency-Key of the request and its fingerprint
    key         TEXT NOT NULL,
    request     BLOB NOT NULL,
    -- how many lines it answers
    lines       INTEGER NOT NULL,
    -- contract::document::DocumentHead and DocumentContent
    head        TEXT NOT NULL,
    content     TEXT NOT NULL,
    -- the records that it was made from: filing::documents::Basis
    basis       TEXT NOT NULL,
    -- the file that can be downloaded, and its SHA-256
    file        TEXT NOT NULL,
    fingerprint TEXT NOT NULL UNIQUE,
    UNIQUE (owner, key),
    UNIQUE (day, serial)
) STRICT, WITHOUT ROWID;
