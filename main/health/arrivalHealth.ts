import type {
  ArrivalState,
  Health,
  LeftOut,
  LocationHealth,
  RefusedToken,
} from '../../contract/model/health.ts';
import type { LocationId } from '../../contract/model/ids.ts';
import type { Location } from '../../contract/model/location.ts';
import type { ApiError } from '../altegio/apiError.ts';
import type { LeftOutRow } from '../calls/savedCall.ts';
import { LeftOutRows } from './leftOutRows.ts';

interface Entry {
  readonly location: Location;
  state: ArrivalState;
  sinceMs: number;
  lastCheckMs: number | null;
  readonly checks: number[];
  readonly leftOut: LeftOutRows;
}

export interface ArrivalHealthDeps {
  readonly locations: readonly Location[];
  readonly serverNowMs: () => number;
  readonly monotonicMs: () => number;
  readonly measure: () => Pick<
    Health,
    | 'targetIntervalMs'
    | 'plannedIntervalMs'
    | 'slowed'
    | 'clockSkewMs'
    | 'requestsLastMinute'
    | 'requestsPerMinute'
  >;
  readonly onChange: () => void;
}

const CHECKS_KEPT = 6;
const TELL_EVERY_MS = 4_900;

/** Knows of each location whether its calls arrive, and since when and why not. */
export class ArrivalHealth {
  readonly #deps: ArrivalHealthDeps;
  readonly #entries: Map<LocationId, Entry>;
  #refusedToken: RefusedToken | null = null;
  #retryAtMs: number | null = null;
  #oddRows = 0;
  #toldAtMono = -Infinity;
  #beforeLocations: ArrivalState = 'starting';

  constructor(deps: ArrivalHealthDeps) {
    this.#deps = deps;
    const sinceMs = deps.serverNowMs();
    this.#entries = new Map(
      deps.locations.map((location) => [
        location.id,
        {
          location,
          state: 'starting' as const,
          sinceMs,
          lastCheckMs: null,
          checks: [],
          leftOut: new LeftOutRows(),
        },
      ]),
    );
  }

  arrived(id: LocationId, oddRows: number): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    entry.checks.push(this.#deps.monotonicMs());
    if (entry.checks.length > CHECKS_KEPT) entry.checks.shift();
    entry.lastCheckMs = this.#deps.serverNowMs();
    this.#oddRows += oddRows;
    this.#retryAtMs = null;
    // The network or the account is well again for everyone; the others say so with their own next look.
    for (const other of this.#entries.values()) if (isShared(other.state)) this.#become(other, 'starting');
    const news = entry.state !== 'arriving';
    this.#become(entry, 'arriving');
    // With many locations a look ends every moment; "last check just now" needs no more than this.
    const nowMono = this.#deps.monotonicMs();
    if (!news && nowMono - this.#toldAtMono < TELL_EVERY_MS) return;
    this.#toldAtMono = nowMono;
    this.#deps.onChange();
  }

  /** Rows of the location's list could not be read; answers what was not known yet. */
  leftOut(id: LocationId, rows: readonly LeftOutRow[]): readonly LeftOut[] {
    const news = this.#entries.get(id)?.leftOut.add(rows) ?? [];
    if (news.length > 0) this.#deps.onChange();
    return news;
  }

  failed(id: LocationId, error: ApiError, retryInMs: number | null): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    const state = stateAfter(error);
    // What concerns the network or the account concerns every location, though only one of them asked.
    const concerned = isShared(state) ? [...this.#entries.values()] : [entry];
    for (const one of concerned) this.#become(one, state);
    this.#retryAtMs = retryInMs === null ? null : this.#deps.serverNowMs() + retryInMs;
    this.#deps.onChange();
  }

  /** Not even the locations could be read yet. */
  failedToStart(error: ApiError, retryInMs: number): void {
    this.#beforeLocations = stateAfter(error);
    this.#retryAtMs = this.#deps.serverNowMs() + retryInMs;
    this.#deps.onChange();
  }

  /** The user sees none of the locations that are wanted. */
  seesNone(): void {
    this.#beforeLocations = 'noAccess';
    this.#retryAtMs = null;
    this.#deps.onChange();
  }

  /** `token` null: the one that was refused before. */
  refused(token: RefusedToken | null, retryInMs: number): void {
    this.#beforeLocations = 'signInAgain';
    this.#refusedToken = token ?? this.#refusedToken;
    this.#retryAtMs = this.#deps.serverNowMs() + retryInMs;
    for (const entry of this.#entries.values()) this.#become(entry, 'signInAgain');
    this.#deps.onChange();
  }

  current(): Health {
    const locations = [...this.#entries.values()].map(describe);
    const checks = [...this.#entries.values()].flatMap((entry) => entry.lastCheckMs ?? []);
    return {
      overall: locations.length === 0 ? this.#beforeLocations : overallOf(locations),
      refusedToken: this.#refusedToken,
      locations,
      lastCheckAt: checks.length > 0 ? iso(Math.max(...checks)) : null,
      retryAt: this.#retryAtMs === null ? null : iso(this.#retryAtMs),
      oddRows: this.#oddRows,
      ...this.#deps.measure(),
    };
  }

  #become(entry: Entry, state: ArrivalState): void {
    if (entry.state === state) return;
    entry.state = state;
    entry.sinceMs = this.#deps.serverNowMs();
    if (state !== 'arriving') entry.checks.length = 0;
  }
}

const iso = (ms: number): string => new Date(ms).toISOString();

function describe({ location, state, sinceMs, lastCheckMs, checks, leftOut }: Entry): LocationHealth {
  const first = checks[0];
  const last = checks.at(-1);
  const achieved =
    first !== undefined && last !== undefined && checks.length > 1
      ? (last - first) / (checks.length - 1)
      : null;
  return {
    id: location.id,
    title: location.title,
    timeZone: location.timeZone,
    state,
    since: iso(sinceMs),
    lastCheckAt: lastCheckMs === null ? null : iso(lastCheckMs),
    achievedIntervalMs: achieved,
    ...(leftOut.all().length > 0 && { leftOut: leftOut.all() }),
  };
}

function overallOf(locations: readonly LocationHealth[]): Health['overall'] {
  const states = new Set(locations.map(({ state }) => state));
  states.delete('starting');
  const [only] = states;
  if (only === undefined) return 'starting';
  return states.size === 1 ? only : 'partly';
}

/** A block is each location's own: something on the way may mind what is asked about one of them only. */
function isShared(state: ArrivalState): boolean {
  return ['signInAgain', 'offline', 'proxy', 'certificate', 'rateLimited'].includes(state);
}

/** What a failed request says about a location. */
export function stateAfter(error: ApiError): ArrivalState {
  switch (error.kind) {
    case 'unauthorized':
      return 'signInAgain';
    case 'forbidden':
      return 'noRightCalls';
    case 'licenceEnded':
    case 'notFound':
    case 'networkBlock':
    case 'rateLimited':
    case 'offline':
    case 'proxy':
    case 'certificate':
    case 'server':
    case 'cannotSendBody':
      return error.kind;
    case 'timedOut':
      return 'slow';
    case 'aborted':
      return 'offline';
    case 'conflict':
    case 'invalid':
    case 'redirected':
    case 'tooLarge':
    case 'badResponse':
      return 'badAnswer';
    case 'broken':
      return 'cutOff';
  }
}
