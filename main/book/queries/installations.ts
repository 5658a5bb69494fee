import * as z from 'zod';
import { InstallationState } from '../../../contract/model/integration.ts';
import type { LocationId } from '../../../contract/model/ids.ts';
import type { BookContext } from '../bookHandlers.ts';

interface InstallationPlace {
  readonly locationId: LocationId;
  readonly applicationId: number;
}

export interface SeenState {
  readonly seenAtMs: number;
  readonly state: InstallationState;
}

const MOST = 200;

const SeenRow = z
  .object({ seen_at: z.number().int(), state: InstallationState })
  .transform(({ seen_at, state }): SeenState => ({ seenAtMs: seen_at, state }));

/** Keeps the state that was seen if it is another than before, and answers the one before; null: the first ever seen. */
function putInstallationState(
  context: BookContext,
  { locationId, applicationId, state, seenAtMs }: InstallationPlace & SeenState,
): InstallationState | null {
  const [last] = installationHistory(context, { locationId, applicationId });
  if (last?.state === state) return state;
  // A clock that went back must not put the change before what it follows.
  const atMs = Math.max(seenAtMs, (last?.seenAtMs ?? 0) + 1);
  context.database
    .prepare(
      'INSERT INTO installation_states (location_id, application_id, seen_at, state) VALUES (?, ?, ?, ?)',
    )
    .run(locationId, applicationId, atMs, state);
  return last?.state ?? null;
}

/** The states in which the app was seen in a location, newest first. */
function installationHistory(
  { database }: BookContext,
  { locationId, applicationId }: InstallationPlace,
): SeenState[] {
  const rows = database
    .prepare(
      `SELECT seen_at, state FROM installation_states WHERE location_id = ? AND application_id = ?
       ORDER BY seen_at DESC LIMIT ${MOST}`,
    )
    .all(locationId, applicationId);
  return z.array(SeenRow).parse(rows);
}

export const installationHandlers = { putInstallationState, installationHistory };
