-- Putting right: objections, repairs, rectifications, reports.

-- The agency that a case was forwarded to.
ALTER TABLE cases ADD COLUMN handler_name TEXT;
ALTER TABLE cases ADD COLUMN handler TEXT;
-- The record that it is about; `record_id` is the one that came of it.
ALTER TABLE cases ADD COLUMN about TEXT REFERENCES records (id);
-- contract::case::Course: where it is in its terms
ALTER TABLE cases ADD COLUMN course TEXT NOT NULL DEFAULT '{}';
-- What was changed, ordered, found out: see filing::cases::facts
ALTER TABLE cases ADD COLUMN facts TEXT NOT NULL DEFAULT '{}';
-- 1 while somebody has to act
ALTER TABLE cases ADD COLUMN open INTEGER NOT NULL DEFAULT 0;
-- moment of the decision that it rests on
ALTER TABLE cases ADD COLUMN ended INTEGER;
-- 1 for a report of somebody without an account: its subject is whom it concerns, who must not
-- read it
ALTER TABLE cases ADD COLUMN anonymous INTEGER NOT NULL DEFAULT 0;

UPDATE cases SET open = state IN ('submitted', 'checking', 'returned', 'rectifying');
UPDATE cases SET ended = updated WHERE NOT open;
UPDATE cases SET course = json_object('due', json_object('date', due, 'certain',
        json(iif(due_certain, 'true', 'false'))))
WHERE due IS NOT NULL;

CREATE INDEX cases_of_handler ON cases (handler_name, due) WHERE handler_name IS NOT NULL;
CREATE INDEX cases_about ON cases (about) WHERE about IS NOT NULL;
-- One open case per record and purpose, whoever is faster.
CREATE UNIQUE INDEX cases_open_about ON cases (kind, about) WHERE about IS NOT NULL AND open;
