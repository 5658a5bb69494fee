import type { Random } from '../random.ts';
import type { CallStatus, SalonCall, SalonClient, SalonLocation } from '../salon.ts';
import { addDays, fromLocal, localDay, weekday } from '../zonedTime.ts';
import type { DemoPhones } from './demoPhones.ts';

/** Calls an hour from midnight on, on a day of average demand. */
const CURVE = [
  0, 0, 0, 0, 0, 0, 0.1, 0.3, 1.2, 3.2, 4.2, 3.8, 2.8, 2.4, 2.6, 3, 3.6, 3.9, 2.8, 1.4, 0.6, 0.3, 0.1, 0,
];
/** From Sunday to Saturday. */
const WEEKDAYS = [0.35, 1.15, 1, 0.95, 1.05, 1.3, 1.2];
const SIZES = [1, 0.6, 0.5];
/** Nothing that just ended, or the first look at a new salon would start with a popup. */
const QUIET_MS = 600_000;

export interface CallPlan {
  readonly random: Random;
  readonly phones: DemoPhones;
  readonly nowMs: number;
  readonly daysBack: number;
  /** 1 is a usual salon. */
  readonly volume: number;
  readonly clients: readonly SalonClient[];
  readonly nextId: () => number;
}

type Who = Pick<SalonCall, 'phone' | 'clientId'>;

/** The calls of a location on each day up to now, with the call-backs and second tries that follow missed ones. */
export function drawCalls(location: SalonLocation, index: number, plan: CallPlan): SalonCall[] {
  const { random, nowMs, volume } = plan;
  const clients = plan.clients.filter(({ locationIds }) => locationIds.includes(location.id));
  const today = localDay(location.timeZone, nowMs);
  const calls: SalonCall[] = [];
  const strangers: Who[] = [];
  for (let offset = -plan.daysBack; offset <= 0; offset += 1) {
    const day = addDays(today, offset);
    const midnightMs = fromLocal(location.timeZone, `${day} 00:00:00`);
    const hours = location.opening[weekday(day)];
    const scale = (WEEKDAYS[weekday(day)] ?? 1) * (SIZES[index] ?? 0.5) * volume;
    CURVE.forEach((rate, hour) => {
      const isOpen = hours !== undefined && hour >= hours.fromHour && hour < hours.toHour;
      const expected = rate * scale * (isOpen ? 1 : 0.15);
      const count = Math.floor(expected) + Number(random.chance(expected % 1));
      for (let n = 0; n < count; n += 1) {
        const atMs = midnightMs + hour * 3_600_000 + random.between(0, 3599) * 1000;
        calls.push(...drawStory(location.id, plan, clients, strangers, atMs, isOpen));
      }
    });
  }
  return calls.filter((call) => call.startedAtMs + call.durationSeconds * 1000 < nowMs - QUIET_MS);
}

/** One call and what comes of it. */
function drawStory(
  locationId: number,
  plan: CallPlan,
  clients: readonly SalonClient[],
  strangers: Who[],
  atMs: number,
  isOpen: boolean,
): SalonCall[] {
  const { random } = plan;
  const save = (
    who: Who,
    direction: SalonCall['direction'],
    status: CallStatus,
    startedAtMs: number,
  ): SalonCall => {
    const durationSeconds = status === 'success' ? Math.ceil(20 + random.next() ** 3 * 600) : 0;
    const recording = status === 'success' && direction !== 'internal' && random.chance(0.7);
    return {
      id: plan.nextId(),
      locationId,
      direction,
      status,
      ...who,
      startedAtMs,
      durationSeconds,
      recording,
    };
  };

  const kind = random.weighted([80, 14, 6]);
  if (kind === 2 && isOpen) {
    const extension = { phone: String(random.between(201, 209)), clientId: 0 };
    return [save(extension, 'internal', random.chance(0.9) ? 'success' : 'notavailable', atMs)];
  }
  const who = drawWho(plan, clients, strangers);
  if (kind === 1 && isOpen && who.phone !== '') {
    const statuses = ['success', 'busy', 'cancel', 'notavailable', 'notfound', 'notallowed'] as const;
    return [save(who, 'outgoing', statuses[random.weighted([80, 7, 6, 4, 2, 1])] ?? 'success', atMs)];
  }

  if (isOpen && random.chance(0.82)) return [save(who, 'incoming', 'success', atMs)];
  const story = [save(who, 'incoming', random.chance(0.15) ? 'cancel' : 'missed', atMs)];
  if (who.phone === '') return story;
  if (random.chance(0.25))
    story.push(
      save(
        who,
        'incoming',
        random.chance(0.75) ? 'success' : 'missed',
        atMs + random.between(60, 1200) * 1000,
      ),
    );
  else if (random.chance(0.6))
    story.push(
      save(
        who,
        'outgoing',
        random.chance(0.85) ? 'success' : 'busy',
        atMs + random.between(300, 5400) * 1000,
      ),
    );
  return story;
}

function drawWho({ random, phones }: CallPlan, clients: readonly SalonClient[], strangers: Who[]): Who {
  const kind = random.weighted([72, 10, 11, 7]);
  const client = random.pick(clients);
  const again = random.pick(strangers);
  if (kind === 0 && client) {
    const isShared = clients.some((other) => other !== client && other.phone === client.phone);
    return { phone: client.phone, clientId: isShared ? 0 : client.id };
  }
  if (kind === 3) return { phone: '', clientId: 0 };
  if (again && (kind === 2 || strangers.length > 60)) return again;
  const stranger = { phone: phones.next(), clientId: 0 };
  strangers.push(stranger);
  return stranger;
}
