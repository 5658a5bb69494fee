import { LocationId } from '../../contract/model/ids.ts';
import type { Location } from '../../contract/model/location.ts';
import { systemClock, type Clock } from '../../main/clock.ts';
import { Ledger } from '../../main/partner/ledger.ts';
import type { PartnerAtWork } from '../../main/partner/partnerAtWork.ts';
import type { SalonApi } from '../contract/salonApi.ts';
import { aFolder } from './files.ts';

/** Real time, but nobody waits. */
export const hastyClock: Clock = { ...systemClock, after: (_ms, run) => systemClock.after(0, run) };

let ids = 0;

/** The ledger in this folder, as after a start of the app. */
export const openLedger = (dir: string): Ledger =>
  Ledger.open({
    dir,
    now: systemClock.now,
    randomId: () => `entry-${(ids += 1)}`,
    who: 'mia',
    onChange: () => undefined,
  });

/** A partner in front of a simulated salon, with a ledger in a folder of its own. */
export function partnerAt({ api, simulator, serverClock }: SalonApi, dir = aFolder()): PartnerAtWork {
  const locations = simulator.salon.locations.map(({ id, title, timeZone }): Location => ({
    id: LocationId.parse(id),
    title,
    timeZone,
    countryIso: null,
    currency: null,
    chain: null,
  }));
  return {
    dir,
    api,
    applicationId: simulator.applicationId,
    ledger: openLedger(dir),
    locationOf: (id) => locations.find((location) => location.id === id),
    locations: () => locations,
    serverNowMs: () => serverClock.nowMs(),
    clock: hastyClock,
    signal: new AbortController().signal,
    telephonyToken: () => null,
    telephonyMates: () => [],
    onInstallation: () => undefined,
  };
}

/** The first location of the salon. */
export function firstLocation({ simulator }: SalonApi): LocationId {
  return LocationId.parse(simulator.salon.locations[0]?.id);
}

/** The ledger in short, newest first. */
export function ledgerLines({ ledger }: PartnerAtWork): string[] {
  return ledger
    .list(0, 100)
    .entries.map(({ operation, state, answer }) => `${operation} ${state} ${answer}`.trim());
}
