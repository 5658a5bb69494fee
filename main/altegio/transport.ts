import type { Result } from '../../contract/result.ts';

export interface TransportRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Absolute, http or https. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent with every method, GET included; the transport adds Content-Length. */
  readonly body?: string | undefined;
  /** The request creates something: it must not reach the server twice, not even when a connection breaks. */
  readonly neverTwice?: boolean | undefined;
}

export interface TransportLimits {
  /** From the start of the request to the answer's headers: connecting, TLS and waiting. */
  readonly headersTimeoutMs: number;
  /** From the start of the request to the last byte of the answer. */
  readonly totalTimeoutMs: number;
  /** Counted while the body streams in, after decompression. */
  readonly maxBodyBytes: number;
}

export const DEFAULT_LIMITS: TransportLimits = {
  headersTimeoutMs: 8_000,
  totalTimeoutMs: 10_000,
  maxBodyBytes: 8 * 1024 * 1024,
};

export interface TransportOptions {
  readonly signal?: AbortSignal | undefined;
  readonly limits?: Partial<TransportLimits> | undefined;
}

/** A complete answer of any status outside 3xx. The three moments are on `Clock.monotonic`. */
export interface HttpAnswer {
  readonly status: number;
  readonly header: (name: string) => string | null;
  readonly body: string;
  readonly sentAtMonoMs: number;
  readonly headersAtMonoMs: number;
  readonly receivedAtMonoMs: number;
}

/** Every way a request may end without a complete answer. `detail` is an error code, never a header or an address. */
export type TransportError =
  | { readonly kind: 'offline'; readonly detail: string }
  | { readonly kind: 'proxy'; readonly detail: string }
  | { readonly kind: 'certificate'; readonly detail: string }
  | { readonly kind: 'timedOut'; readonly phase: 'connect' | 'headers' | 'body' }
  | { readonly kind: 'tooLarge' }
  | { readonly kind: 'redirected' }
  | { readonly kind: 'aborted' }
  | { readonly kind: 'broken'; readonly detail: string };

/**
 * Sends one HTTP request and reads the whole answer. Redirects are not followed, nothing is cached, no cookie is sent
 * or kept, TLS is verified. Never rejects: a rejection is a bug.
 */
export interface Transport {
  send(request: TransportRequest, options?: TransportOptions): Promise<Result<HttpAnswer, TransportError>>;
}
