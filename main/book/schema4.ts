/**
 * Version 4 of the call book: each call keeps who it was (see queries/clientOfCall.ts).
 *
 * `calls.said` is the client whom the card of the call said, `calls.held` the one whom it was taken for when its number
 * got another client; 0 is nobody, and null leaves it to Altegio's `client_id` and to the client of the number. Calls
 * of an older book need neither until their number gets another client, so none is written in this step.
 *
 * `said_clients` keeps what cards said under the key of the call, because a card may come before its call does.
 * `number_clients` holds everybody who rang from a number that several did, with the words each call is found by.
 */
export const schema4 = `
ALTER TABLE calls ADD COLUMN said INTEGER;
ALTER TABLE calls ADD COLUMN held INTEGER;
CREATE TABLE said_clients (
  location_id INTEGER NOT NULL, call_id INTEGER NOT NULL, client_id INTEGER NOT NULL, said_at INTEGER NOT NULL,
  PRIMARY KEY (location_id, call_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX said_clients_by_client ON said_clients (client_id);
CREATE TABLE number_clients (
  caller_id INTEGER NOT NULL, client_id INTEGER NOT NULL, words TEXT NOT NULL,
  PRIMARY KEY (caller_id, client_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX number_clients_by_client ON number_clients (client_id);

DROP TRIGGER caller_known;
CREATE TRIGGER caller_known AFTER UPDATE OF client_id ON callers
WHEN (OLD.client_id IS NULL) <> (NEW.client_id IS NULL) BEGIN
  UPDATE calls SET shape = (shape & ~16) | ((NEW.client_id IS NOT NULL) * 16)
  WHERE caller_id = NEW.id AND client_id IS NULL AND said IS NULL AND held IS NULL;
END;
CREATE TRIGGER call_known AFTER UPDATE OF said, held ON calls
WHEN OLD.said IS NOT NEW.said OR OLD.held IS NOT NEW.held BEGIN
  UPDATE calls SET shape = (shape & ~16) | 16 * (coalesce(nullif(NEW.said, 0), NEW.client_id,
    CASE WHEN NEW.said IS NULL THEN CASE WHEN NEW.held IS NULL
      THEN (SELECT client_id FROM callers WHERE id = NEW.caller_id) ELSE nullif(NEW.held, 0) END END) IS NOT NULL)
  WHERE id = NEW.id;
END;
CREATE TRIGGER caller_gone AFTER DELETE ON callers BEGIN
  DELETE FROM number_clients WHERE caller_id = OLD.id;
END;
INSERT INTO memos (name, value) SELECT 'numberClientsAfter', '0' WHERE EXISTS (SELECT 1 FROM calls);
`;
