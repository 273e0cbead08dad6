-- The audit log as a chain, messages that leave the platform, addresses of accounts.

DROP TRIGGER audit_keeps;
DROP TRIGGER audit_stays;
-- what was looked at or asked for, beside the case
ALTER TABLE audit ADD COLUMN about TEXT;
-- SHA-256 of the hash of the row before and of this row (see chain.rs); rows from before there
-- were hashes get theirs as soon as this has run
ALTER TABLE audit ADD COLUMN hash BLOB;
CREATE TRIGGER audit_keeps BEFORE UPDATE ON audit WHEN OLD.hash IS NOT NULL
BEGIN SELECT raise(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_stays BEFORE DELETE ON audit
BEGIN SELECT raise(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_links BEFORE INSERT ON audit WHEN ifnull(length(NEW.hash), 0) <> 32
BEGIN SELECT raise(ABORT, 'every row of the audit log is linked to the one before'); END;

-- Where notices go beside the portal, if the provider of identities tells.
ALTER TABLE accounts ADD COLUMN email TEXT;

-- Messages on their way out. A message is in here as soon as what it tells is.
CREATE TABLE outbox (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    -- random: a receiver knows by it a message that comes again
    key         TEXT NOT NULL UNIQUE,
    channel     TEXT NOT NULL,
    case_number TEXT NOT NULL REFERENCES cases (number),
    state       TEXT NOT NULL,
    -- name, and number or address; empty once the message was sent
    name        TEXT NOT NULL,
    address     TEXT NOT NULL,
    text        TEXT NOT NULL,
    created     INTEGER NOT NULL,
    attempts    INTEGER NOT NULL DEFAULT 0,
    -- when it is tried next; nothing once it was sent or given up
    next        INTEGER,
    sent        INTEGER,
    error       TEXT
) STRICT;
CREATE INDEX outbox_waiting ON outbox (channel, next) WHERE next IS NOT NULL;

-- Commitments that may not be public were shown as long as nobody looked at that.
UPDATE records SET standing = 'expired', record = json_set(record, '$.head.standing', 'expired')
WHERE kind = 'commitment' AND standing IN ('current', 'under_objection', 'corrected')
    AND json_valid(record) AND record ->> '$.body.commitment.disclosure' IN ('limited', 'closed');
