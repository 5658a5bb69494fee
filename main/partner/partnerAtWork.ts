import type { LocationId } from '../../contract/model/ids.ts';
import type { Location } from '../../contract/model/location.ts';
import type { Problem } from '../../contract/model/problem.ts';
import type { Result } from '../../contract/result.ts';
import type { AltegioApi } from '../altegio/altegioApi.ts';
import type { Clock } from '../clock.ts';
import type { Ledger } from './ledger.ts';

/** What everyone needs who sends something for the partner: the app, its salon, and the ledger of the profile. */
export interface PartnerAtWork {
  /** The profile's folder. */
  readonly dir: string;
  readonly api: AltegioApi;
  readonly applicationId: number;
  readonly ledger: Ledger;
  /** Undefined for a location that is not watched on this desk. */
  readonly locationOf: (id: LocationId) => Location | undefined;
  readonly locations: () => readonly Location[];
  readonly serverNowMs: () => number;
  readonly clock: Clock;
  /** Aborted when another salon comes to work. */
  readonly signal: AbortSignal;
  /** The telephony token of the location's chain: a secret. Null: none is known here. */
  readonly telephonyToken: (id: LocationId) => string | null;
  /** Locations whose chain has the same telephony token, whether they are watched here or not; itself among them. */
  readonly telephonyMates: (id: LocationId) => readonly LocationId[];
  /** The app's state in the location may have changed: whoever shows it reads it now. */
  readonly onInstallation: (id: LocationId) => void;
}

/** What sending and following up takes, in the app and on the command line. */
export type PartnerSending = Pick<
  PartnerAtWork,
  'api' | 'applicationId' | 'ledger' | 'clock' | 'signal' | 'onInstallation'
>;

/** Lets in whoever may send something: the manager's PIN is unlocked, and the app's id and a salon are at hand. */
export interface PartnerDoor {
  /** Asking counts as use of the PIN. */
  enter(): Result<PartnerAtWork, Problem>;
}
