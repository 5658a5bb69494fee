/**
 * Version 2 of the call book: what the telephony app was seen to be in each location, a row per change. Altegio's own
 * log is gone once the app is uninstalled, and what changed while this app was off is known by comparing.
 */
export const schema2 = `
CREATE TABLE installation_states (
  location_id INTEGER NOT NULL, application_id INTEGER NOT NULL, seen_at INTEGER NOT NULL, state TEXT NOT NULL,
  PRIMARY KEY (location_id, application_id, seen_at)
) STRICT, WITHOUT ROWID;
`;
