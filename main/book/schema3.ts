/**
 * Version 3 of the call book: calls of which several rows were saved (see calls/oneCall.ts).
 *
 * `call_rows` holds the rows that are one call with others: `call` is the row that stands for it, `place` the row's
 * place among them. `calls.twin` says what a row stands for: 0 for its call, 1 for its call where only its own location
 * is asked for, 2 for nothing. A row that stands for nothing has a shape of no location, so that no list shows it; the
 * shape and `missed` of the others tell the whole call. The calls that are there are joined later, a part at a time.
 */
export const schema3 = `
CREATE TABLE call_rows (
  row_id INTEGER PRIMARY KEY, call INTEGER NOT NULL, place INTEGER NOT NULL, location_id INTEGER NOT NULL
) STRICT;
CREATE INDEX call_rows_by_call ON call_rows (call, place);
DROP TRIGGER first_copy_gone;
CREATE TRIGGER call_row_gone AFTER DELETE ON calls BEGIN
  DELETE FROM call_rows WHERE row_id = OLD.id;
END;
INSERT INTO memos (name, value) SELECT 'joinCallsAfter', '0' WHERE EXISTS (SELECT 1 FROM calls);
`;
