import { REQUESTS, type RequestName } from '../../../contract/ipc/channels.ts';
import { requests, type RequestOutput } from '../../../contract/ipc/contract.ts';
import { ok, type Result } from '../../../contract/result.ts';
import { moneySample, visibleLocations } from './samples.ts';

export const requestNames = Object.keys(REQUESTS) as RequestName[];

/** What any request may be answered with when a test says nothing: the first of these that its schema takes. */
const harmless = [
  undefined,
  { kind: 'done' },
  moneySample,
  visibleLocations,
  { book: null, unsavedNotes: 0, telephonyChains: 0 },
  { kind: 'none' },
  { kind: 'seekable' },
  { kind: 'rows', rows: [], total: 0 },
  { kind: 'cancelled' },
  { kind: 'never' },
  { kind: 'seekable' },
  { kind: 'read', registrationId: 'r1' },
  { kind: 'problem', problem: { kind: 'bookClosed', detail: null } },
];

/** A good answer for every request of the contract, found by looping over it. */
export function harmlessAnswers(
  snapshot: RequestOutput<'app.snapshot'>,
): Record<string, Result<unknown, never>> {
  return Object.fromEntries(
    requestNames.map((name) => {
      const schema = requests[name].output;
      const fitting = [...harmless, snapshot].filter((value) => schema.safeParse(value).success);
      if (fitting.length === 0) throw new Error(`No sample fits the answer of ${name}`);
      return [name, ok(schema.parse(fitting[0]))];
    }),
  );
}
