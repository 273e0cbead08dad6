-- The day on which a subject's present name is known to have been its own: the latest decision that
-- carries it, or the day of the register's data.
ALTER TABLE subjects ADD COLUMN named TEXT NOT NULL DEFAULT '';
UPDATE subjects SET named = json_extract(profile, '$.updated')
WHERE json_valid(profile) AND json_extract(profile, '$.updated') IS NOT NULL;
