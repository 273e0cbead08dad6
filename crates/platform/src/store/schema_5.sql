-- Filing: accounts, forms, drafts, cases. Moments are seconds since 1970 UTC.

INSERT OR REPLACE INTO meta
    SELECT 'sample', '1' FROM subjects WHERE code = '91210399MA0TEXT046';

CREATE TABLE accounts (
    id       INTEGER PRIMARY KEY,
    user     TEXT NOT NULL UNIQUE,
    -- Argon2, as a PHC string
    password TEXT NOT NULL,
    -- the person who acts, masked
    person   TEXT NOT NULL,
    -- contract::account::Identity
    identity TEXT NOT NULL
) STRICT;

CREATE TABLE sessions (
    -- SHA-256 of the cookie: who reads the database can't take a session over
    token      BLOB PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    began      INTEGER NOT NULL,
    used       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_of_account ON sessions (account_id);

CREATE TABLE form_templates (
    id        TEXT NOT NULL,
    version   INTEGER NOT NULL,
    place     INTEGER NOT NULL,
    purpose   TEXT NOT NULL,
    -- contract::form::FormTemplate
    template  TEXT NOT NULL,
    -- day since when it isn't offered any more
    withdrawn TEXT,
    PRIMARY KEY (id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE drafts (
    subject  TEXT NOT NULL,
    id       TEXT NOT NULL,
    template TEXT NOT NULL,
    version  INTEGER NOT NULL,
    saved    INTEGER NOT NULL,
    answers  TEXT NOT NULL,
    PRIMARY KEY (subject, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE cases (
    number            TEXT PRIMARY KEY,
    kind              TEXT NOT NULL,
    template          TEXT NOT NULL,
    title             TEXT NOT NULL,
    subject_code      TEXT NOT NULL,
    subject_name      TEXT NOT NULL,
    subject           TEXT NOT NULL,
    agency_name       TEXT NOT NULL,
    agency            TEXT NOT NULL,
    state             TEXT NOT NULL,
    submitted         INTEGER NOT NULL,
    updated           INTEGER NOT NULL,
    due               TEXT,
    due_certain       INTEGER NOT NULL,
    -- first day on which the platform's clock acts
    clock_day         TEXT,
    version           INTEGER NOT NULL,
    verification      TEXT NOT NULL UNIQUE,
    record_id         TEXT REFERENCES records (id),
    commitment_number TEXT UNIQUE,
    form              TEXT NOT NULL,
    answers           TEXT NOT NULL
) STRICT;
CREATE INDEX cases_of_subject ON cases (subject_code, submitted DESC);
CREATE INDEX cases_of_agency ON cases (agency_name, due);
CREATE INDEX cases_of_clock ON cases (clock_day) WHERE clock_day IS NOT NULL;

CREATE TABLE consents (
    case_number TEXT NOT NULL REFERENCES cases (number),
    id          TEXT NOT NULL,
    version     INTEGER NOT NULL,
    text        TEXT NOT NULL,
    given       INTEGER NOT NULL,
    withdrawn   INTEGER,
    PRIMARY KEY (case_number, id)
) STRICT, WITHOUT ROWID;

-- Everything that anybody did, with actor, time and reason; the events of a case are rows of it.
CREATE TABLE audit (
    id          INTEGER PRIMARY KEY,
    at          INTEGER NOT NULL,
    -- the user, or nobody for the platform's clock
    user        TEXT,
    role        TEXT NOT NULL,
    -- who acted, as the parties read it
    actor       TEXT NOT NULL,
    act         TEXT NOT NULL,
    case_number TEXT,
    state       TEXT,
    note        TEXT,
    faults      TEXT NOT NULL DEFAULT '[]'
) STRICT;
CREATE INDEX audit_of_case ON audit (case_number, id);
CREATE TRIGGER audit_keeps BEFORE UPDATE ON audit
BEGIN SELECT raise(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_stays BEFORE DELETE ON audit
BEGIN SELECT raise(ABORT, 'the audit log is append-only'); END;

CREATE TABLE case_notices (
    id          INTEGER PRIMARY KEY,
    subject     TEXT NOT NULL,
    at          INTEGER NOT NULL,
    case_number TEXT NOT NULL REFERENCES cases (number),
    text        TEXT NOT NULL,
    read        INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX case_notices_of_subject ON case_notices (subject, id DESC);

-- What was asked under an Idempotency-Key, and the case that it came to.
CREATE TABLE requests_done (
    account_id  INTEGER NOT NULL,
    key         TEXT NOT NULL,
    request     BLOB NOT NULL,
    case_number TEXT NOT NULL,
    at          INTEGER NOT NULL,
    PRIMARY KEY (account_id, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE uploads (
    id          TEXT PRIMARY KEY,
    subject     TEXT NOT NULL,
    name        TEXT NOT NULL,
    size        INTEGER NOT NULL,
    -- found from the content when all of it is there
    media       TEXT,
    expires     INTEGER NOT NULL,
    case_number TEXT REFERENCES cases (number)
) STRICT;
CREATE INDEX uploads_of_case ON uploads (case_number);
CREATE INDEX uploads_of_subject ON uploads (subject);
