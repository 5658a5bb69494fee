import { InstallationBook } from './installationBook.ts';
import type { Salon, SalonCall, SalonClient, SalonLocation } from './salon.ts';
import type { RecordingState, Right } from './simulatorControl.ts';

export interface HookSettings {
  readonly urls: readonly string[];
  readonly active: 0 | 1;
  readonly flags: Readonly<Record<string, 0 | 1>>;
}

export interface Credentials {
  partnerToken: string;
  userToken: string;
  readonly login: string;
  readonly password: string;
}

/** Everything that the routes read and change: the salon, who may see what, and the switches of the tests. */
export class SalonState {
  readonly salon: Salon;
  readonly now: () => number;
  readonly credentials: Credentials;
  readonly installations: InstallationBook;
  readonly hooks = new Map<number, HookSettings>();
  readonly voipCommands: Record<string, unknown>[] = [];
  readonly heldBack = new Map<number, number>();
  readonly recordings = new Map<number, RecordingState>();
  readonly violations: string[] = [];
  readonly #denied = new Set<string>();
  #lastId: number;
  origin = '';
  callFormat: 'newer' | 'older' = 'newer';
  callForm: 'body' | 'queryOnly' = 'body';
  confirmationRequired = false;
  telephonyEnabled = true;

  constructor(salon: Salon, now: () => number, credentials: Credentials, applicationId: number) {
    this.salon = salon;
    this.now = now;
    this.credentials = credentials;
    this.installations = new InstallationBook(applicationId, now, salon.locations);
    const rows = [salon.calls, salon.clients, salon.appointments];
    this.#lastId = rows.reduce(
      (last, list) => list.reduce((id, row) => Math.max(id, row.id), last),
      90_000_000,
    );
  }

  nextId(): number {
    return (this.#lastId += 1);
  }

  location(id: number): SalonLocation | undefined {
    return this.salon.locations.find((location) => location.id === id);
  }

  clientsOf(locationId: number): SalonClient[] {
    return this.salon.clients.filter((client) => client.locationIds.includes(locationId));
  }

  clientOf(locationId: number, id: number): SalonClient | undefined {
    const client = this.salon.clients.find((candidate) => candidate.id === id);
    return client?.locationIds.includes(locationId) ? client : undefined;
  }

  /** The client with this number, 0 when there is none or when several share it. */
  clientIdByPhone(locationId: number, phone: string): number {
    const digits = phone.replace(/\D/g, '');
    if (digits.length < 7) return 0;
    const [first, second] = this.clientsOf(locationId).filter(
      (client) => client.phone.replace(/\D/g, '') === digits,
    );
    return first && !second ? first.id : 0;
  }

  call(id: number): SalonCall | undefined {
    return this.salon.calls.find((call) => call.id === id);
  }

  may(locationId: number, right: Right): boolean {
    return !this.#denied.has(`${locationId} ${right}`);
  }

  setRight(locationId: number, right: Right, granted: boolean): void {
    if (granted) this.#denied.delete(`${locationId} ${right}`);
    else this.#denied.add(`${locationId} ${right}`);
  }
}
