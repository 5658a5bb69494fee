import type { InstallationState } from './simulatorControl.ts';
import type { SalonLocation } from './salon.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How long after the owner's consent an activation is taken. */
export const ACTIVATION_WINDOW_MS = HOUR_MS;

export interface Payment {
  readonly id: number;
  readonly sum: number;
  readonly paidAt: string;
  readonly from: string;
  readonly to: string;
  refunded: boolean;
}

interface StatusChange {
  readonly atMs: number;
  readonly from: InstallationState;
  readonly to: InstallationState;
  readonly source: string;
}

export interface Installation {
  state: InstallationState;
  createdAtMs: number;
  readonly payments: Payment[];
  readonly log: StatusChange[];
  discountPercent: number;
}

/** What the Marketplace knows about the app in each location. */
export class InstallationBook {
  readonly applicationId: number;
  readonly #now: () => number;
  readonly #byLocation = new Map<number, Installation>();
  #lastPaymentId = 1523;

  constructor(applicationId: number, now: () => number, locations: readonly SalonLocation[]) {
    this.applicationId = applicationId;
    this.#now = now;
    locations.forEach(({ id }, index) => {
      this.set(id, 'pending', 'marketplace', 26 * DAY_MS + 120_000);
      this.set(id, 'active', 'partner_api', 26 * DAY_MS);
      const day = (daysAhead: number): string =>
        utcText(now() + daysAhead * DAY_MS).replace(/\d\d:\d\d:\d\d$/, '00:00:00');
      this.pay(id, {
        sum: 49 - 10 * index,
        paidAt: utcText(now() - 26 * DAY_MS),
        from: day(-26),
        to: day(index === 2 ? 2 : 339),
      });
    });
  }

  of(locationId: number): Installation {
    const known = this.#byLocation.get(locationId);
    if (known) return known;
    const fresh: Installation = {
      state: 'notInstalled',
      createdAtMs: this.#now(),
      payments: [],
      log: [],
      discountPercent: 0,
    };
    this.#byLocation.set(locationId, fresh);
    return fresh;
  }

  set(locationId: number, to: InstallationState, source: string, msAgo = 0): void {
    const installation = this.of(locationId);
    const atMs = this.#now() - msAgo;
    if (installation.state === 'notInstalled') installation.createdAtMs = atMs;
    // The window is counted from the consent, also when a test moves it into the past.
    if (to === 'pending') installation.createdAtMs = atMs;
    if (installation.state === to) return;
    installation.log.push({ atMs, from: installation.state, to, source });
    installation.state = to;
  }

  pay(locationId: number, payment: Omit<Payment, 'id' | 'refunded'>): number {
    const id = (this.#lastPaymentId += 1);
    const installation = this.of(locationId);
    installation.payments.push({ ...payment, id, refunded: false });
    if (installation.state === 'freezed' && payment.to > utcText(this.#now()))
      this.set(locationId, 'active', 'billing');
    return id;
  }

  payment(id: number): Payment | undefined {
    return [...this.#byLocation.values()]
      .flatMap(({ payments }) => payments)
      .find((payment) => payment.id === id);
  }
}

/** `2026-06-27 12:20:02`; the Marketplace does not say in which zone. */
export function utcText(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 19).replace('T', ' ');
}
