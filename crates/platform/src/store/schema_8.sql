-- Repair training: attempts at a test, and certificates.

CREATE TABLE training_attempts (
    id        TEXT PRIMARY KEY,
    subject   TEXT NOT NULL,
    course    TEXT NOT NULL,
    -- Beijing day on which it was begun: attempts are counted by it
    day       TEXT NOT NULL,
    until     INTEGER NOT NULL,
    -- ids of the questions in order, each with the order of its options
    drawn     TEXT NOT NULL,
    -- contract::training::AttemptResult, once it was handed in
    result    TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX training_attempts_of_subject ON training_attempts (subject, course, day);

CREATE TABLE certificates (
    code        TEXT PRIMARY KEY,
    subject     TEXT NOT NULL,
    valid_until TEXT NOT NULL,
    -- contract::training::Certificate
    certificate TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX certificates_of_subject ON certificates (subject, valid_until);
