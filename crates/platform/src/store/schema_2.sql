-- Fast at the size of a city.

-- Names are searched in memory (see names.rs), which reads on from the last id it knows:
-- AUTOINCREMENT never gives an id twice.
DROP TABLE name_grams;
CREATE TABLE names (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    subject_id INTEGER NOT NULL REFERENCES subjects (id) ON DELETE CASCADE,
    place      INTEGER NOT NULL,
    name       TEXT NOT NULL,
    UNIQUE (subject_id, place)
) STRICT;
INSERT INTO names SELECT id, subject_id, place, name FROM subject_names ORDER BY id;
DROP TABLE subject_names;
ALTER TABLE names RENAME TO subject_names;

-- A subject's records: their counts and order without a look at the records themselves.
DROP INDEX records_of_subject;
DROP INDEX records_of_kind;
DROP INDEX records_of_list;
CREATE INDEX records_of_subject ON records
    (subject_id, decided DESC, id, kind, standing, published, last_day, breached);

-- How many publications began and ended in a month ('2026-11') and on a day ('2026-11-22'):
-- the number of public records on any day is a sum of few rows (see counts.rs).
CREATE TABLE publication_counts (
    unit  TEXT NOT NULL CHECK (unit IN ('month', 'day')),
    span  TEXT NOT NULL,
    kind  TEXT NOT NULL,
    -- name of the list, or empty
    list  TEXT NOT NULL,
    began INTEGER NOT NULL,
    ended INTEGER NOT NULL,
    PRIMARY KEY (unit, span, kind, list)
) STRICT, WITHOUT ROWID;

-- Inserting into this view adds `began` and `ended` to the counts of a day and of its month.
CREATE VIEW publication_changes AS
    SELECT span AS day, kind, list, began, ended FROM publication_counts WHERE unit = 'day';
CREATE TRIGGER publication_changed INSTEAD OF INSERT ON publication_changes
BEGIN
    INSERT INTO publication_counts
    VALUES ('day', NEW.day, NEW.kind, ifnull(NEW.list, ''), NEW.began, NEW.ended),
        ('month', substr(NEW.day, 1, 7), NEW.kind, ifnull(NEW.list, ''), NEW.began, NEW.ended)
    ON CONFLICT DO UPDATE SET began = began + excluded.began, ended = ended + excluded.ended;
END;

CREATE TRIGGER record_added AFTER INSERT ON records
WHEN NEW.standing IN ('current', 'under_objection', 'corrected')
BEGIN
    INSERT INTO publication_changes
    VALUES (NEW.published, NEW.kind, NEW.list, 1, 0), (NEW.last_day, NEW.kind, NEW.list, 0, 1);
END;
CREATE TRIGGER record_gone AFTER DELETE ON records
WHEN OLD.standing IN ('current', 'under_objection', 'corrected')
BEGIN
    INSERT INTO publication_changes
    VALUES (OLD.published, OLD.kind, OLD.list, -1, 0), (OLD.last_day, OLD.kind, OLD.list, 0, -1);
END;
CREATE TRIGGER record_left AFTER UPDATE ON records
WHEN OLD.standing IN ('current', 'under_objection', 'corrected')
BEGIN
    INSERT INTO publication_changes
    VALUES (OLD.published, OLD.kind, OLD.list, -1, 0), (OLD.last_day, OLD.kind, OLD.list, 0, -1);
END;
CREATE TRIGGER record_changed AFTER UPDATE ON records
WHEN NEW.standing IN ('current', 'under_objection', 'corrected')
BEGIN
    INSERT INTO publication_changes
    VALUES (NEW.published, NEW.kind, NEW.list, 1, 0), (NEW.last_day, NEW.kind, NEW.list, 0, 1);
END;
