import type { ArrivalState, Health, LocationHealth } from '../../../contract/model/health.ts';
import type { LocationId } from '../../../contract/model/ids.ts';
import type { LocationStatus } from '../../../contract/model/integration.ts';
import { toneOf, type Tone } from './toneOf.ts';

export type ArrivalTrouble = Exclude<ArrivalState, 'arriving' | 'starting'>;

/** One kind of trouble, however many locations have it. */
export type Trouble =
  | {
      readonly kind: ArrivalTrouble;
      readonly tone: Tone;
      /** Empty: no location is known yet, or none is seen. */
      readonly ids: readonly LocationId[];
      /** No call arrives from anywhere. */
      readonly everywhere: boolean;
      /** When the first of them fell into it. */
      readonly since: string | null;
    }
  | {
      readonly kind: 'frozen';
      readonly tone: Tone;
      readonly ids: readonly LocationId[];
      /** The oldest moment that this is said of, where none of it could be read since the start. */
      readonly asOf: string | null;
    }
  | { readonly kind: 'clock'; readonly tone: Tone; readonly skewMs: number }
  | { readonly kind: 'doNotDisturb'; readonly tone: Tone; readonly until: string };

/** What single locations have, so that it leads to them. */
export type LocatedTrouble = Extract<Trouble, { ids: unknown }>;
export type LocatedKind = LocatedTrouble['kind'];

const CLOCK_WORTH_SAYING_MS = 120_000;
const MOST_LINES = 2;

/** Every kind of trouble there is, worst first: what is red, then what concerns most locations. */
export function troublesOf(
  health: Health,
  rows: readonly Pick<LocationStatus, 'id' | 'word' | 'asOf'>[],
  doNotDisturbUntil: string | null,
): readonly Trouble[] {
  const troubles: Trouble[] = [...arrivalTroubles(health)];
  const frozen = rows.filter(({ word }) => word === 'frozen');
  if (frozen.length > 0) {
    const asOf = frozen.map((row) => row.asOf ?? null);
    const oldest = asOf.includes(null) ? null : (asOf.toSorted()[0] ?? null);
    troubles.push({ kind: 'frozen', tone: 'warn', ids: frozen.map(({ id }) => id), asOf: oldest });
  }
  troubles.sort((one, other) => rank(one) - rank(other) || reach(other) - reach(one));
  if (Math.abs(health.clockSkewMs) > CLOCK_WORTH_SAYING_MS)
    troubles.push({ kind: 'clock', tone: 'warn', skewMs: health.clockSkewMs });
  if (doNotDisturbUntil !== null)
    troubles.push({ kind: 'doNotDisturb', tone: 'warn', until: doNotDisturbUntil });
  return troubles;
}

/** What the strip has room for. Do not disturb is somebody's own doing and is always among it. */
export function linesOf(troubles: readonly Trouble[]): {
  readonly shown: readonly Trouble[];
  /** How many stand behind them. */
  readonly more: number;
} {
  const silence = troubles.find(({ kind }) => kind === 'doNotDisturb');
  const others = troubles.filter((trouble) => trouble !== silence);
  const first = others.slice(0, silence ? MOST_LINES - 1 : MOST_LINES);
  const shown = silence ? [...first, silence] : first;
  return { shown, more: troubles.length - shown.length };
}

/** The colour of the strip: that of the worst, and green only where there is none. */
export function toneOfStrip(overall: Health['overall'], troubles: readonly Trouble[]): Tone {
  if (troubles.some(({ tone }) => tone === 'bad')) return 'bad';
  if (troubles.length > 0) return 'warn';
  return toneOf(overall);
}

/** From which no call can come; every location where that is not known by location. */
export const silentLocations = (troubles: readonly Trouble[]): ReadonlySet<LocationId | null> =>
  new Set(
    troubles.flatMap((trouble): readonly (LocationId | null)[] =>
      'ids' in trouble ? (trouble.ids.length > 0 ? trouble.ids : [null]) : [],
    ),
  );

function arrivalTroubles(health: Health): Trouble[] {
  const { locations, overall } = health;
  // Not even the locations are known, or it concerns none of them by itself.
  if (isTrouble(overall) && !locations.some(({ state }) => state === overall))
    return [{ kind: overall, tone: toneOf(overall), ids: [], everywhere: true, since: null }];
  const byKind = new Map<ArrivalTrouble, LocationHealth[]>();
  for (const location of locations) {
    const { state } = location;
    if (isTrouble(state)) byKind.set(state, [...(byKind.get(state) ?? []), location]);
  }
  return [...byKind].map(([kind, theirs]) => {
    const everywhere = theirs.length === locations.length;
    return {
      kind,
      // As long as some locations deliver, it is not all over.
      tone: everywhere ? toneOf(kind) : 'warn',
      ids: theirs.map(({ id }) => id),
      everywhere,
      since: theirs.map(({ since }) => since).toSorted()[0] ?? null,
    };
  });
}

const isTrouble = (state: Health['overall']): state is ArrivalTrouble =>
  state !== 'arriving' && state !== 'starting' && state !== 'partly' && state !== 'paused';

/** What only a person can mend comes first, also where it concerns a few. */
const rank = (trouble: Trouble): number =>
  trouble.kind === 'frozen' || (isArrival(trouble) && toneOf(trouble.kind) === 'bad') ? 0 : 1;

const reach = (trouble: Trouble): number => ('ids' in trouble ? trouble.ids.length : 0);

export const isArrival = (trouble: Trouble): trouble is Extract<Trouble, { everywhere: boolean }> =>
  'everywhere' in trouble;
