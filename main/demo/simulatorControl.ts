import type { Timer } from '../clock.ts';
import type { Fault, FaultScope } from './fault.ts';
import type { LoggedRequest } from './requestLog.ts';
import type { RateLimit } from './rateLimit.ts';
import type {
  Attendance,
  CallDirection,
  CallStatus,
  Salon,
  SalonAppointment,
  SalonClient,
  SalonLocation,
} from './salon.ts';

export interface SimulatorOptions {
  /** 0 (the default) takes any free port. */
  readonly port?: number;
  /** The simulator's own clock, also in the `Date` header: milliseconds since the epoch. */
  readonly now?: () => number;
  /** What delays, drips and the rate limit go by; real time by default. */
  readonly timer?: Timer;
  readonly seed?: number;
  readonly salon?: Salon;
  readonly partnerToken?: string;
  readonly userToken?: string;
  readonly login?: string;
  readonly password?: string;
  readonly applicationId?: number;
  /** Off by default; `true` is the real API's 5 a second and 200 a minute. */
  readonly rateLimit?: RateLimit | boolean;
}

export interface NewCall {
  readonly locationId: number;
  /** Empty for a withheld number; the client's when left out. */
  readonly phone?: string;
  readonly client?: Pick<SalonClient, 'id' | 'phone'>;
  /** What the row says about the client; by default the client given, or the only one of the location with this number, else 0. */
  readonly clientId?: number;
  readonly direction?: CallDirection;
  readonly status?: CallStatus;
  /** 30 by default, 0 for calls that were not answered. */
  readonly durationSeconds?: number;
  readonly endedSecondsAgo?: number;
  /** An address, or true for a tone that the simulator serves. */
  readonly recordLink?: string | boolean;
  readonly id?: number;
}

export interface CallPatch {
  readonly phone?: string;
  readonly clientId?: number;
  readonly direction?: CallDirection;
  readonly status?: CallStatus;
  readonly durationSeconds?: number;
  readonly startedAtMs?: number;
  readonly recordLink?: string | boolean;
}

export interface NewClient extends Partial<Omit<SalonClient, 'id' | 'locationIds' | 'name' | 'phone'>> {
  readonly locationId: number;
  readonly name: string;
  readonly phone: string;
  readonly id?: number;
}

export interface NewAppointment {
  readonly locationId: number;
  readonly client?: Pick<SalonClient, 'id'>;
  readonly startsAtMs: number;
  readonly serviceTitle?: string;
  readonly staffName?: string;
  readonly durationSeconds?: number;
  readonly createdAtMs?: number;
  readonly attendance?: Attendance;
  readonly comment?: string;
  readonly deleted?: boolean;
}

export interface RegistrationWish {
  readonly locationIds: readonly number[];
  /** `salon_id=1`, `salon_ids[]=1&salon_ids[]=2` or `salon_ids=1,2`. */
  readonly form?: 'single' | 'repeated' | 'list';
  readonly chainId?: number;
  /** With the chain's telephony token, by default. */
  readonly telephony?: boolean;
  /** Comes as signed `user_data`. */
  readonly user?: Readonly<Record<string, unknown>>;
  /** Another user under the same signature, a wrong signature, or none. */
  readonly tamper?: 'user' | 'signature' | 'unsigned';
}

export interface NoticeWish {
  readonly locationId: number;
  readonly event: string;
  readonly applicationId?: number;
  readonly partnerToken?: string;
}

export type Right = 'calls' | 'phones' | 'clients';
export type InstallationState = 'notInstalled' | 'pending' | 'active' | 'freezed';
export type RecordingState = 'ready' | 'notReady' | 'expired' | 'forbidden';

/** A salon on loopback that speaks the Altegio API, and the strings to pull behind it. */
export interface Simulator {
  /** With `/api/v1`. */
  readonly apiUrl: string;
  /** The bare origin, to which `/marketplace/…` is added. */
  readonly marketplaceUrl: string;
  readonly port: number;
  readonly partnerToken: string;
  readonly userToken: string;
  readonly login: string;
  readonly password: string;
  readonly applicationId: number;
  readonly salon: Salon;
  now(): number;

  /** Throws when there is no such location or client, or more than one. */
  location(title: string): SalonLocation;
  client(fullName: string): SalonClient;

  addCall(call: NewCall): number;
  changeCall(id: number, patch: CallPatch): void;
  removeCall(id: number): void;
  /** Leaves the call out of the next `polls` answers that would hold it. */
  holdBack(callId: number, options: { readonly polls: number }): void;
  addClient(client: NewClient): SalonClient;
  addAppointment(appointment: NewAppointment): SalonAppointment;

  /** Returns a function that ends just this fault; the fault added last is tried first. */
  failWith(fault: Fault, scope?: FaultScope): () => void;
  heal(): void;
  /** Closes the listener and every connection. */
  goOffline(): Promise<void>;
  /** Listens again on the same port. */
  goOnline(): Promise<void>;
  /** The token stops working and is replaced by a new one, which `partnerToken` or `userToken` then tells. */
  revokeToken(which: 'partner' | 'user'): void;
  /** POST /auth with the right password answers 2xx without a token. */
  requireConfirmation(required: boolean): void;
  setRight(locationId: number, right: Right, granted: boolean): void;
  /** `newer` (the default): plus sign and offset; `older`: digits as a number, local time without an offset. */
  setCallFormat(format: 'newer' | 'older'): void;
  /** Whether the call list reads its parameters from the JSON body (the default) or from the query. */
  setCallForm(form: 'body' | 'queryOnly'): void;
  setRateLimit(limit: RateLimit | undefined): void;
  setInstallation(
    locationId: number,
    state: InstallationState,
    options?: { readonly secondsAgo?: number },
  ): void;
  installationState(locationId: number): InstallationState;
  /** The registration redirect after the owner pressed Connect for these locations, which are pending from then on. */
  registrationLink(wish: RegistrationWish): string;
  /** Sends a lifecycle notice, without looking whether it is true; resolves with the status of the answer. */
  sendNotice(url: string, notice: NoticeWish): Promise<number>;
  setRecording(callId: number, state: RecordingState): void;

  readonly requests: readonly LoggedRequest[];
  /** What the app did that no client of the real API may do; empty in a good test. */
  readonly violations: readonly string[];
  /** Telephony commands that were taken, in order, without the token. */
  readonly voipCommands: readonly Readonly<Record<string, unknown>>[];
  readonly telephonyEnabled: boolean;
  /** Matches `GET /api/v1/companies` (method, space, path without the query). */
  requestsTo(path: RegExp | string): readonly LoggedRequest[];
  /** Resolves with the next request that matches, when it is answered or given up. */
  nextRequest(path: RegExp | string): Promise<LoggedRequest>;
  /** The most requests that arrived within any window of this length, on the timer. */
  maxRequestsInWindow(windowMs: number): number;

  /** Writes the file for `--provision`, readable by its owner only, and returns its path. Overrides replace or add top-level keys. */
  writeProvisionFile(path: string, overrides?: Readonly<Record<string, unknown>>): Promise<string>;
  stop(): Promise<void>;
}
