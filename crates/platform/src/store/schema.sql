-- What is filtered or sorted by is a column; what is only shown is JSON of the contract's types.

CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE subjects (
    id          INTEGER PRIMARY KEY,
    code        TEXT NOT NULL UNIQUE,
    name        TEXT NOT NULL,
    kind        TEXT NOT NULL,
    region_code TEXT NOT NULL,
    region_name TEXT NOT NULL,
    -- SubjectProfile without its counts, which depend on the day
    profile     TEXT NOT NULL
) STRICT;

-- Every name a subject can be found by: place 0 is the present one, 1 the latest former one.
CREATE TABLE subject_names (
    id         INTEGER PRIMARY KEY,
    subject_id INTEGER NOT NULL REFERENCES subjects (id) ON DELETE CASCADE,
    place      INTEGER NOT NULL,
    name       TEXT NOT NULL,
    search_key TEXT NOT NULL,
    UNIQUE (subject_id, place)
) STRICT;

-- Overlapping bigrams of search_key, as hexadecimal code points (see grams.rs); rowid is
-- subject_names.id.
CREATE VIRTUAL TABLE name_grams USING fts5 (
    grams, content = '', contentless_delete = 1, tokenize = 'ascii'
);

CREATE TABLE records (
    id              TEXT PRIMARY KEY,
    subject_id      INTEGER NOT NULL REFERENCES subjects (id),
    kind            TEXT NOT NULL,
    standing        TEXT NOT NULL,
    decided         TEXT NOT NULL,
    published       TEXT NOT NULL,
    -- last day of publication; 9999-12-31 while no end is set
    last_day        TEXT NOT NULL,
    -- name of the list, for list entries
    list            TEXT,
    -- 1 for a commitment that was not, or only partly, kept
    breached        INTEGER NOT NULL,
    revision        INTEGER NOT NULL,
    -- SHA-256 of the content as last delivered: a repeated delivery changes nothing, whatever
    -- has happened to the record here in between
    delivered       BLOB NOT NULL,
    record          TEXT NOT NULL
) STRICT;

CREATE INDEX records_of_subject ON records (subject_id, decided DESC, id);
CREATE INDEX records_of_kind ON records (kind, standing, published, last_day);
CREATE INDEX records_by_publication ON records (published DESC, id);
CREATE INDEX records_of_list ON records (list, standing, published, last_day)
    WHERE list IS NOT NULL;

-- Earlier versions of revised records.
CREATE TABLE record_versions (
    record_id TEXT NOT NULL REFERENCES records (id),
    revision  INTEGER NOT NULL,
    replaced  TEXT NOT NULL,
    record    TEXT NOT NULL,
    PRIMARY KEY (record_id, revision)
) STRICT, WITHOUT ROWID;

CREATE TABLE lists (
    id         TEXT PRIMARY KEY,
    place      INTEGER NOT NULL,
    kind       TEXT NOT NULL,
    name       TEXT NOT NULL UNIQUE,
    -- CreditList without its count
    definition TEXT NOT NULL
) STRICT;

CREATE TABLE notices (
    id        INTEGER PRIMARY KEY,
    published TEXT NOT NULL,
    notice    TEXT NOT NULL
) STRICT;
