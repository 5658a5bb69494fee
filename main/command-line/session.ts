import type { Result } from '../../contract/result.ts';
import type { AltegioApi, CallOptions } from '../altegio/altegioApi.ts';
import type { Clock } from '../clock.ts';
import type { Ledger } from '../partner/ledger.ts';
import type { Terminal } from './terminal.ts';

/** What a command works with. */
export interface Session {
  readonly api: AltegioApi;
  readonly options: CallOptions;
  /** '' where the command does not need it. */
  readonly crmToken: string;
  readonly fullNumbers: boolean;
  readonly terminal: Pick<Terminal, 'interactive' | 'ask' | 'askHidden'>;
  /** The ledger of the profile. Without it nothing may be sent for the partner; the error is a sentence. */
  readonly ledger: () => Result<Ledger, string>;
  readonly clock: Clock;
  /** Milliseconds since the epoch on Altegio's clock, once it has answered. */
  readonly nowMs: () => number;
  /** Whether the person, or --yes, agrees to what is about to be sent. */
  readonly agree: (question: string) => Promise<boolean>;
  /** Writes a secret into a new file that only its owner may read; the error is a sentence. */
  readonly saveSecret: (path: string, text: string) => Promise<Result<undefined, string>>;
  /** A new id that nobody else has. */
  readonly newId: () => string;
  /** From now on never printed. */
  readonly keepSecret: (text: string) => void;
}
