import path from 'node:path';
import * as z from 'zod';
import { Day } from '../../contract/model/callFilter.ts';
import { ArrivalState } from '../../contract/model/health.ts';
import { Instant, LocationId } from '../../contract/model/ids.ts';
import { InstallationState } from '../../contract/model/integration.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { Cancel, Clock } from '../clock.ts';
import { type DiskError, toDiskError } from '../files/diskError.ts';
import { type FileSystem, nodeFileSystem } from '../files/fileSystem.ts';
import { parseJsonObject } from '../files/json.ts';
import { readIfThere, writeSafely } from '../files/safeFile.ts';
import type { Installation } from './installation.ts';
import type { Reading } from './verdict.ts';

/** What says something about the location itself, and holds until somebody does something there. */
export const KeptArrival = ArrivalState.extract([
  'arriving',
  'noRightCalls',
  'noAccess',
  'licenceEnded',
  'notFound',
]);
export type KeptArrival = z.infer<typeof KeptArrival>;

const KeptInstallation = z.object({
  state: InstallationState,
  /** Since when it is in this state. */
  since: Instant.nullable(),
  agreedAtMs: z.number().int().nullable(),
  paidUntil: Day.nullable(),
});

const KeptState = z.object({
  locationId: LocationId,
  /** How calls arrived. Null: it was not known. */
  arrival: z.object({ state: KeptArrival, atMs: z.number().int() }).nullable(),
  /** What the app was; `installation` null: not installed. Null: it was not known. */
  reading: z.object({ installation: KeptInstallation.nullable(), atMs: z.number().int() }).nullable(),
});
export type KeptState = z.infer<typeof KeptState>;

const KeptFile = z.object({
  version: z.literal(1),
  /** Another app's states say nothing. */
  applicationId: z.number().int().nullable(),
  states: z.array(z.unknown()),
});

export interface KeptStatesDeps {
  /** The profile's folder; null keeps nothing, as for the demo salon, which is another one at each start. */
  readonly dir: string | null;
  readonly applicationId: () => number | null;
  readonly clock: Clock;
  readonly fs?: FileSystem;
}

const SOON_MS = 2_000;
const LATER_MS = 60_000;

const fileIn = (dir: string): string => path.join(dir, 'location-states.json');

/** What was last known of each location, for the time after a start until it is read anew. */
export class KeptStates {
  readonly #deps: KeptStatesDeps;
  readonly #fs: FileSystem;
  /** What is kept for the next start. */
  readonly #states: Map<LocationId, KeptState>;
  /** What an earlier run knew and this one does not yet. */
  readonly #before: Map<LocationId, KeptState>;
  #due: { readonly soon: boolean; readonly cancel: Cancel } | null = null;

  /** A file that cannot be read is no fault: everything is read anew anyway. */
  constructor(deps: KeptStatesDeps) {
    this.#deps = deps;
    this.#fs = deps.fs ?? nodeFileSystem;
    this.#states = new Map(this.#load().map((state) => [state.locationId, state]));
    this.#before = new Map(this.#states);
  }

  /** What an earlier run knew of it, less what has been seen since. */
  before(id: LocationId): KeptState | null {
    return this.#before.get(id) ?? null;
  }

  putArrival(id: LocationId, state: KeptArrival, atMs: number): void {
    const before = this.#states.get(id);
    this.#states.set(id, { locationId: id, reading: before?.reading ?? null, arrival: { state, atMs } });
    this.#saw(id, { arrival: null });
    if (before?.arrival?.state !== state) this.#saveIn('soon');
  }

  putReading(id: LocationId, installation: Installation | null, atMs: number): void {
    const before = this.#states.get(id);
    const kept = installation && keptInstallation(installation);
    const same = JSON.stringify(before?.reading?.installation) === JSON.stringify(kept);
    const reading = { installation: kept, atMs };
    this.#states.set(id, { locationId: id, arrival: before?.arrival ?? null, reading });
    this.#saw(id, { reading: null });
    this.#saveIn(same ? 'later' : 'soon');
  }

  /** Only these locations are watched. */
  keepOnly(ids: readonly LocationId[]): void {
    for (const id of this.#states.keys()) if (!ids.includes(id)) this.#states.delete(id);
  }

  /** Another app counts from now on. */
  clear(): void {
    this.#states.clear();
    this.#before.clear();
    this.#saveIn('soon');
  }

  stop(): void {
    if (this.#due) this.#save();
  }

  #saw(id: LocationId, seen: Partial<KeptState>): void {
    const before = this.#before.get(id);
    if (before) this.#before.set(id, { ...before, ...seen });
  }

  #load(): KeptState[] {
    const { dir, applicationId } = this.#deps;
    const text = dir === null ? ok(null) : readIfThere(fileIn(dir), this.#fs);
    const file = KeptFile.safeParse(text.ok && text.value !== null ? parseJsonObject(text.value) : null);
    if (!file.success || file.data.applicationId !== applicationId()) return [];
    return file.data.states.flatMap((state) => {
      const kept = KeptState.safeParse(state);
      return kept.success ? [kept.data] : [];
    });
  }

  #saveIn(when: 'soon' | 'later'): void {
    const soon = when === 'soon';
    if (this.#deps.dir === null || (this.#due && (this.#due.soon || !soon))) return;
    this.#due?.cancel();
    const cancel = this.#deps.clock.after(soon ? SOON_MS : LATER_MS, () => {
      this.#save();
    });
    this.#due = { soon, cancel };
  }

  /** What cannot be saved is read anew after the next start; nobody need be told. */
  #save(): void {
    this.#due?.cancel();
    this.#due = null;
    const { dir, applicationId } = this.#deps;
    if (dir === null) return;
    const states = [...this.#states.values()];
    const text = JSON.stringify({ version: 1, applicationId: applicationId(), states });
    writeSafely(fileIn(dir), `${text}\n`, this.#fs);
  }
}

/** What was read then; its payments are not known any more. */
export function readingThen({ reading }: KeptState): Reading | null {
  if (reading === null) return null;
  const { installation, atMs } = reading;
  if (installation === null) return { atMs, answer: ok(null) };
  const { since, ...rest } = installation;
  const change = { from: null, to: rest.state, source: '', toldBy: 'here' as const };
  const log = since === null ? [] : [{ ...change, at: since }];
  return { atMs, answer: ok({ ...rest, log, payments: [] }) };
}

/** Of a profile that is forgotten. */
export function forgetStates(dir: string, fs: FileSystem = nodeFileSystem): Result<null, DiskError> {
  try {
    fs.remove(fileIn(dir));
    return ok(null);
  } catch (error) {
    return err(toDiskError(error));
  }
}

const keptInstallation = ({ state, log, agreedAtMs, paidUntil }: Installation) => ({
  state,
  since: log.find(({ to }) => to === state)?.at ?? null,
  agreedAtMs,
  paidUntil,
});
