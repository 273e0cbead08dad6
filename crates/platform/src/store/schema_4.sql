-- Lists of records that can be filtered: their columns are held in memory (see lines).

-- Texts that many records share; a set of categories is one text, separated by U+001F.
CREATE TABLE terms (
    id   INTEGER PRIMARY KEY,
    term TEXT NOT NULL UNIQUE
) STRICT;

-- What records are filtered by, as ids of terms.
ALTER TABLE records ADD COLUMN authority INTEGER;
ALTER TABLE records ADD COLUMN categories INTEGER;
ALTER TABLE records ADD COLUMN outcome INTEGER;
-- The document number as searches compare it.
ALTER TABLE records ADD COLUMN number_key TEXT;

-- 0 for a list whose definition lacks what the law demands: neither it nor its entries are shown.
ALTER TABLE lists ADD COLUMN shown INTEGER NOT NULL DEFAULT 1;

-- Numbers of public records come from memory too.
DROP TRIGGER record_added;
DROP TRIGGER record_gone;
DROP TRIGGER record_left;
DROP TRIGGER record_changed;
DROP VIEW publication_changes;
DROP TABLE publication_counts;
DROP INDEX records_by_publication;

-- Everything that is held in memory and that a subject's counts need, without a look at the
-- records themselves.
DROP INDEX records_of_subject;
CREATE INDEX records_of_subject ON records
    (subject_id, decided DESC, id, kind, standing, published, last_day, breached, list,
     authority, categories, outcome);
CREATE INDEX records_by_number ON records (number_key) WHERE number_key IS NOT NULL;

-- What has changed, for those who hold something in memory: the rowid of a record, or NULL for
-- all of them. AUTOINCREMENT never gives a number twice.
CREATE TABLE changes (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    record INTEGER
) STRICT;
CREATE TRIGGER record_added AFTER INSERT ON records
BEGIN INSERT INTO changes (record) VALUES (NEW.rowid); END;
CREATE TRIGGER record_changed AFTER UPDATE ON records
BEGIN INSERT INTO changes (record) VALUES (NEW.rowid); END;
CREATE TRIGGER record_gone AFTER DELETE ON records
BEGIN INSERT INTO changes (record) VALUES (OLD.rowid); END;
CREATE TRIGGER list_added AFTER INSERT ON lists
BEGIN INSERT INTO changes (record) VALUES (NULL); END;
CREATE TRIGGER list_changed AFTER UPDATE ON lists
BEGIN INSERT INTO changes (record) VALUES (NULL); END;
CREATE TRIGGER list_gone AFTER DELETE ON lists
BEGIN INSERT INTO changes (record) VALUES (NULL); END;
