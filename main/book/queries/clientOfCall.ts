/** What decides whose a call is; the columns of `calls` with the client of its caller. 0: nobody. */
export interface ClientSources {
  /** Whom its card said. */
  readonly said: number | null;
  /** Whom Altegio put beside it. */
  readonly told: number | null;
  /** Whom it was taken for by its number, since that number got another client. */
  readonly held: number | null;
  /** Whom the number belongs to now. */
  readonly ofNumber: number | null;
}

/** The client of a call: what its card said, then Altegio, then its number unless a card said that it was nobody. */
export function clientOfCall({ said, told, held, ofNumber }: ClientSources): number | null {
  if (said !== null && said !== 0) return said;
  if (told !== null || said === 0) return told;
  return held === null ? ofNumber : held || null;
}

/** The same in SQL, where `calls` and `callers` are joined. */
export const CLIENT_OF_CALL = `coalesce(nullif(calls.said, 0), calls.client_id, CASE WHEN calls.said IS NULL THEN
  CASE WHEN calls.held IS NULL THEN callers.client_id ELSE nullif(calls.held, 0) END END)`;

/** The client's name where `clients` is joined as well; that of another location of the chain where this one has none. */
export const NAME_OF_CALL = `coalesce(nullif(clients.name, ''),
  CASE WHEN callers.client_id IS ${CLIENT_OF_CALL} THEN nullif(callers.name, '') END,
  (SELECT name FROM clients AS elsewhere WHERE elsewhere.client_id = ${CLIENT_OF_CALL} AND name <> ''
   ORDER BY read_at DESC LIMIT 1))`;
