import { schema1Triggers } from './schema1Triggers.ts';

/**
 * Version 1 of the call book.
 *
 * `callers`: one row per number. `number` is E.164 where the text could be read, else the text as it came; null for
 * withheld and hidden numbers, which all share one row per kind. `client_id` is the client Altegio put beside the
 * latest call of the number.
 *
 * `callers.words` is what `caller_search` indexes: names and digits, folded (see queries/callerWords.ts).
 * `calls.shape` packs what filters ask for into one number (see queries/callShape.ts), so that one index serves every
 * combination of filters. `twin` marks the later copies of a call that a chain lists in several locations.
 *
 * `calls.started_at` counts milliseconds of UTC; `local_day` (20261121), `local_hour` and `weekday` (1 Monday) are the
 * wall clock of the location. `missed` says whether the rule of the settings counts the call.
 *
 * `follow_ups` is made from calls, `decisions` and `bookings`, never edited by hand, so that it can be made anew.
 * `person` is `c<client id>` for a client and `n<number>` for anybody else. A decision hangs on a call, because a caller
 * becomes another person when Altegio finds their client. `bookings.gone`: cancelled later, which still solved the row.
 */
export const schema1 = `
CREATE TABLE locations (
  id INTEGER PRIMARY KEY, title TEXT NOT NULL, time_zone TEXT NOT NULL, country_iso TEXT
) STRICT;

CREATE TABLE clients (
  location_id INTEGER NOT NULL, client_id INTEGER NOT NULL,
  name TEXT NOT NULL, vip INTEGER NOT NULL DEFAULT 0,
  number TEXT, card TEXT, appointments TEXT, read_at INTEGER NOT NULL,
  PRIMARY KEY (location_id, client_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX clients_by_id ON clients (client_id);
CREATE INDEX clients_by_number ON clients (number) WHERE number IS NOT NULL;

CREATE TABLE callers (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('number', 'internal', 'withheld', 'hidden')),
  number TEXT NOT NULL, client_id INTEGER, person TEXT NOT NULL, name TEXT NOT NULL DEFAULT '',
  vip INTEGER NOT NULL DEFAULT 0, first_call_at INTEGER NOT NULL, words TEXT NOT NULL DEFAULT '',
  UNIQUE (kind, number)
) STRICT;
CREATE INDEX callers_by_client ON callers (client_id) WHERE client_id IS NOT NULL;
CREATE INDEX callers_by_person ON callers (person);

CREATE TABLE calls (
  id INTEGER PRIMARY KEY,
  location_id INTEGER NOT NULL, call_id INTEGER NOT NULL,
  caller_id INTEGER NOT NULL REFERENCES callers (id), client_id INTEGER,
  caller_text TEXT NOT NULL, direction TEXT NOT NULL, status TEXT NOT NULL, raw_status TEXT NOT NULL,
  started_at INTEGER NOT NULL, duration_s INTEGER NOT NULL,
  local_day INTEGER NOT NULL, local_hour INTEGER NOT NULL, weekday INTEGER NOT NULL,
  recording_url TEXT, missed INTEGER NOT NULL, follow_up_id INTEGER, has_note INTEGER NOT NULL DEFAULT 0,
  twin INTEGER NOT NULL DEFAULT 0, shape INTEGER NOT NULL DEFAULT 0,
  UNIQUE (location_id, call_id)
) STRICT;
CREATE INDEX calls_by_time ON calls (started_at, id, shape, caller_id);
CREATE INDEX calls_by_shape ON calls (shape, started_at, id, caller_id);
CREATE INDEX calls_by_caller ON calls (caller_id, started_at, id, shape);
CREATE INDEX calls_missed ON calls (caller_id, started_at) WHERE missed = 1;
CREATE INDEX calls_by_follow_up ON calls (follow_up_id) WHERE follow_up_id IS NOT NULL;
CREATE VIRTUAL TABLE caller_search USING fts5 (words, content = '', contentless_delete = 1, tokenize = 'trigram');
CREATE VIRTUAL TABLE note_search USING fts5 (
  words, content = '', contentless_delete = 1, tokenize = 'trigram remove_diacritics 1'
);

CREATE TABLE notes (
  location_id INTEGER NOT NULL, call_id INTEGER NOT NULL,
  text TEXT NOT NULL, outcome TEXT, changed_at INTEGER NOT NULL,
  sending TEXT NOT NULL DEFAULT 'notSent', problem TEXT,
  PRIMARY KEY (location_id, call_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (
  id INTEGER PRIMARY KEY,
  location_id INTEGER NOT NULL, call_id INTEGER NOT NULL, client_id INTEGER NOT NULL,
  text TEXT NOT NULL, queued_at INTEGER NOT NULL,
  /** 'queued', 'sending' (an answer may have been lost), 'sent', 'failed' */
  state TEXT NOT NULL, tries INTEGER NOT NULL DEFAULT 0, problem TEXT
) STRICT;

CREATE TABLE follow_ups (
  id INTEGER PRIMARY KEY,
  person TEXT NOT NULL, caller_id INTEGER NOT NULL, location_id INTEGER NOT NULL, client_id INTEGER,
  state TEXT NOT NULL, tries INTEGER NOT NULL,
  first_try_at INTEGER NOT NULL, last_try_at INTEGER NOT NULL, last_call INTEGER NOT NULL REFERENCES calls (id),
  by_hand INTEGER NOT NULL DEFAULT 0, later_at INTEGER, lapses_at INTEGER NOT NULL,
  solved_by TEXT, solved_at INTEGER, solved_visit TEXT
) STRICT;
CREATE INDEX follow_ups_by_state ON follow_ups (state, last_try_at);
CREATE INDEX follow_ups_by_end ON follow_ups (state, solved_at);
CREATE INDEX follow_ups_by_person ON follow_ups (person);
CREATE INDEX follow_ups_by_call ON follow_ups (last_call);

CREATE TABLE decisions (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL, at INTEGER NOT NULL, until INTEGER, call INTEGER NOT NULL
) STRICT;
CREATE INDEX decisions_by_call ON decisions (call);

CREATE TABLE bookings (
  location_id INTEGER NOT NULL, appointment_id INTEGER NOT NULL, client_id INTEGER NOT NULL,
  created_at INTEGER NOT NULL, visit TEXT NOT NULL, gone INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (location_id, appointment_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX bookings_by_client ON bookings (client_id);

CREATE TABLE fetched_days (
  location_id INTEGER NOT NULL, day INTEGER NOT NULL, fetched_at INTEGER NOT NULL,
  PRIMARY KEY (location_id, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE memos (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
${schema1Triggers}`;
