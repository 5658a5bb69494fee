import type { Keyring } from '../secrets/keyring.ts';
import { Ledger, type LedgerDeps } from './ledger.ts';
import { ReceiverFile } from './receiver/receiverFile.ts';
import { RegistrationFile } from './registrationFile.ts';
import { TelephonyTokens } from './telephonyTokens.ts';

/** What a profile keeps for the partner on disk. It outlives the watch, so that what is on its way ends in its own. */
export interface PartnerFolder {
  readonly ledger: Ledger;
  readonly registration: RegistrationFile;
  readonly tokens: TelephonyTokens;
  readonly receiver: ReceiverFile;
}

/** Opens the partner's files in a profile's folder; what is broken is set aside. */
export function openPartnerFolder(deps: LedgerDeps & { readonly keyring: Keyring }): PartnerFolder {
  return {
    ledger: Ledger.open(deps),
    registration: RegistrationFile.open(deps),
    tokens: TelephonyTokens.open(deps),
    receiver: ReceiverFile.open(deps),
  };
}
