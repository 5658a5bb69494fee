import type { Clock } from '../clock.ts';
import { BLACK_LIST_CLIENT_ID, DEBTOR_ID, JONAS_ID, MARTA_ID, SHARED_PHONE } from './data/demoClients.ts';
import { DOWNTOWN_ID, HARBOUR_ID, RIVERSIDE_ID } from './data/demoLocations.ts';
import { Random } from './random.ts';
import type { NewCall, Simulator } from './simulatorControl.ts';

export interface DemoDay {
  /** Saves the next call of the script, as if it had just ended, and returns its id. */
  ringNow(): number;
  stop(): void;
}

interface Caller extends Omit<NewCall, 'client'> {
  readonly knownClientId?: number;
}

/** One of each kind that a popup knows, the most telling first. */
const INTERESTING: readonly Caller[] = [
  { locationId: DOWNTOWN_ID, knownClientId: MARTA_ID, durationSeconds: 42, recordLink: true },
  { locationId: RIVERSIDE_ID, phone: SHARED_PHONE, clientId: 0, durationSeconds: 18 },
  { locationId: DOWNTOWN_ID, phone: '+13235550121', status: 'missed' },
  { locationId: HARBOUR_ID, phone: '', status: 'missed' },
  { locationId: RIVERSIDE_ID, knownClientId: JONAS_ID, durationSeconds: 95, recordLink: true },
  // The British client of Harbour, but without her country code: no more than a guess.
  { locationId: HARBOUR_ID, phone: '07700900123', clientId: 0, durationSeconds: 25 },
  { locationId: DOWNTOWN_ID, knownClientId: DEBTOR_ID, status: 'missed' },
  { locationId: DOWNTOWN_ID, phone: '204', clientId: 0, durationSeconds: 12 },
  { locationId: HARBOUR_ID, knownClientId: BLACK_LIST_CLIENT_ID, durationSeconds: 33 },
  { locationId: RIVERSIDE_ID, phone: '+33199000142', durationSeconds: 51 },
];

const FIRST_MS = 8_000;

/** Lets the day of the demo salon go on: a first call soon, then one every 40 to 120 seconds until stopped. */
export function demoDay(simulator: Simulator, clock: Clock, seed = 1): DemoDay {
  const random = new Random(seed);
  let next = 0;
  let cancel = bookNext(FIRST_MS);

  function bookNext(inMs: number): () => void {
    return clock.after(inMs, () => {
      cancel = bookNext(random.between(40_000, 120_000));
      if (random.chance(0.25)) ringNow();
      else ringAnyone();
    });
  }

  function ringNow(): number {
    const { knownClientId, ...call } = INTERESTING[next % INTERESTING.length] ?? { locationId: DOWNTOWN_ID };
    next += 1;
    const client = simulator.salon.clients.find(({ id }) => id === knownClientId);
    return simulator.addCall({ ...call, ...(client ? { client } : {}) });
  }

  function ringAnyone(): void {
    const location = random.pick(simulator.salon.locations);
    if (!location) return;
    const clients = simulator.salon.clients.filter(({ locationIds }) => locationIds.includes(location.id));
    const client = random.pick(clients);
    const status = random.chance(0.8) ? 'success' : 'missed';
    const direction = random.chance(0.85) ? 'incoming' : 'outgoing';
    const durationSeconds = status === 'success' ? random.between(15, 240) : 0;
    const phone =
      random.chance(0.75) && client ? client.phone : random.pick(['+12125550137', '+13105550199', '']);
    simulator.addCall({
      locationId: location.id,
      phone,
      direction: phone === '' ? 'incoming' : direction,
      status,
      durationSeconds,
      recordLink: durationSeconds > 30,
    });
  }

  return {
    ringNow,
    stop: () => {
      cancel();
    },
  };
}
