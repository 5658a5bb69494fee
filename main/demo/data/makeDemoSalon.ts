import { Random } from '../random.ts';
import { fromLocal, localDay } from '../zonedTime.ts';
import type { Salon, SalonLocation } from '../salon.ts';
import { drawAppointments, knownAppointments } from './demoAppointments.ts';
import { drawCalls } from './demoCalls.ts';
import { knownCalls } from './knownCalls.ts';
import { drawClients, knownClients } from './demoClients.ts';
import { DEMO_CATEGORIES, DEMO_CHAIN, DEMO_LOCATIONS, DEMO_SERVICES, DEMO_STAFF } from './demoLocations.ts';
import { DemoPhones } from './demoPhones.ts';

export interface DemoSalonOptions {
  /** Milliseconds since the epoch; the day around which everything is booked. */
  readonly now: number;
  readonly seed?: number;
  /** 0 leaves out drawn clients; those known by name are always there. */
  readonly drawnClients?: number;
  /** 0 leaves out past calls and all appointments but those of the clients known by name. */
  readonly daysBack?: number;
  /** How many times the calls of a usual salon, for tests with many rows. */
  readonly callVolume?: number;
  readonly moreLocations?: readonly SalonLocation[];
}

const HOME_ZONE = 'America/New_York';

/** The chain La Visage with its clients, and its calls and appointments around today: the same for the same seed and time. */
export function makeDemoSalon({
  now: nowMs,
  seed = 20_261_121,
  drawnClients = 300,
  daysBack = 60,
  callVolume = 1,
  moreLocations = [],
}: DemoSalonOptions): Salon {
  // Ages count from noon, so that the time of day changes nothing about the clients.
  const noonMs = fromLocal(HOME_ZONE, `${localDay(HOME_ZONE, nowMs)} 12:00:00`);
  const random = new Random(seed);
  const phones = new DemoPhones(random);
  const locations = [...DEMO_LOCATIONS, ...moreLocations];
  const staff = [
    ...DEMO_STAFF,
    ...moreLocations.map(({ id }, index) => ({
      id: 9900 + index,
      locationId: id,
      name: 'Robin',
      specialization: 'Stylist',
      rating: 4.5,
    })),
  ];
  const drawn = drawClients(random, phones, drawnClients, noonMs, locations);
  let lastId = 66_000_000;
  const nextId = (): number => (lastId += 1);

  const appointments = knownAppointments(nowMs, nextId);
  if (daysBack > 0) {
    for (const location of locations) {
      appointments.push(
        ...drawAppointments(location, { random, nowMs, daysBack, clients: drawn, staff, nextId }),
      );
    }
  }
  const plan = { random, phones, nowMs, daysBack, volume: callVolume, clients: drawn, nextId };
  const drawnCalls =
    daysBack > 0 ? locations.flatMap((location, index) => drawCalls(location, index, plan)) : [];
  const calls = daysBack > 0 ? [...drawnCalls, ...knownCalls(nowMs, nextId)] : [];

  return {
    chain: DEMO_CHAIN,
    crmToken: '7cf262d6-1656-43f9-86ac-2826bdc125d2',
    locations,
    categories: DEMO_CATEGORIES,
    staff,
    services: DEMO_SERVICES,
    clients: [...knownClients(noonMs), ...drawn],
    calls,
    appointments,
  };
}
