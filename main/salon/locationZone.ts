import type { Location } from '../../contract/model/location.ts';
import { offsetAt } from '../zoneClock.ts';

/** Where the app runs. */
export interface Here {
  readonly timeZone: string;
  readonly nowMs: number;
}

type Zone = Pick<Location, 'timeZone' | 'zoneFrom'>;

interface LocaleWithZones {
  readonly language: string;
  /** The older way and the newer one to ask; each engine knows one of them. */
  readonly timeZones?: readonly string[] | undefined;
  getTimeZones?(): readonly string[] | undefined;
}

const COMPARED_DAYS = 366;
const STEP_DAYS = 7;
const DAY_MS = 86_400_000;

/**
 * The zone of a location's clock: as Altegio tells it; else the country's, where all its zones keep the same clock;
 * else this computer's, where it is one of the country's. Otherwise nobody knows it: times are then shown on this
 * computer's clock, and wall clocks of that location cannot be read.
 */
export function locationZone(told: string | null, countryIso: string | null, here: Here): Zone {
  if (told !== null) return { timeZone: told };
  const zones = countryIso === null ? [] : zonesOfCountry(countryIso);
  const [first, ...others] = zones;
  if (first !== undefined && others.every((zone) => isSameClock(first, zone, here.nowMs)))
    return { timeZone: first, zoneFrom: 'country' };
  const own = nameOf(here.timeZone);
  const isTheirs = zones.some((zone) => nameOf(zone) === own);
  return { timeZone: here.timeZone, zoneFrom: isTheirs ? 'computer' : 'unknown' };
}

export function thisComputer(): Here {
  return { timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, nowMs: Date.now() };
}

function zonesOfCountry(countryIso: string): readonly string[] {
  try {
    const locale: LocaleWithZones = new Intl.Locale(`und-${countryIso}`);
    return locale.getTimeZones?.() ?? locale.timeZones ?? [];
  } catch {
    // No code of a country.
    return [];
  }
}

function isSameClock(one: string, other: string, nowMs: number): boolean {
  for (let days = -COMPARED_DAYS; days <= COMPARED_DAYS; days += STEP_DAYS) {
    const atMs = nowMs + days * DAY_MS;
    if (offsetAt(one, atMs) !== offsetAt(other, atMs)) return false;
  }
  return true;
}

/** Zones have older names as well. */
const nameOf = (timeZone: string): string =>
  new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
