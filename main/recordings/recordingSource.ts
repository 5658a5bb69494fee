import type { Result } from '../../contract/result.ts';
import type { BlockedAddress } from './recordingAddress.ts';

/** An answer whose headers are here; the body comes as it is read and throws where it breaks off. */
export interface SourceAnswer {
  readonly status: number;
  readonly header: (name: string) => string | null;
  /** To be read once; stopping early ends the request. */
  readonly body: AsyncIterable<Uint8Array>;
}

/** `refused`: it led on and on; or it led where no recording may come from. */
export type SourceError = 'offline' | 'notTrusted' | 'refused' | BlockedAddress;

export interface SourceOptions {
  /** A Range header; null asks for the whole. */
  readonly range: string | null;
  readonly signal: AbortSignal;
}

/**
 * Asks a telephony provider's file server. That is a third party: no token, no cookie and no referrer goes there,
 * and redirects are followed at most three times, each to an address that `redirectedAddress` takes.
 */
export interface RecordingSource {
  open(address: string, options: SourceOptions): Promise<Result<SourceAnswer, SourceError>>;
}
