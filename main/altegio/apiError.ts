import type { TransportError } from './transport.ts';

/**
 * Every way a request to Altegio may fail. Texts come from the server, cleaned and without tokens.
 * Source of the statuses: https://developer.alteg.io/api and the error tables of each page it names.
 */
export type ApiError =
  /** 401, or no token to send: partner or user token missing or no longer good. */
  | { readonly kind: 'unauthorized' }
  /** 402: the location's own Altegio licence has ended. */
  | { readonly kind: 'licenceEnded' }
  /** 403 in Altegio's own envelope: the user or the app lacks the right. */
  | { readonly kind: 'forbidden'; readonly message: string }
  /** 403 in any other form: something on the way (a firewall, Cloudflare) blocks this network. */
  | { readonly kind: 'networkBlock' }
  | { readonly kind: 'notFound' }
  | { readonly kind: 'conflict'; readonly message: string }
  /** 400 or 422: `fields` are the names the server complains about, `reasons` its own words about them, if any. */
  | {
      readonly kind: 'invalid';
      readonly message: string;
      readonly fields: readonly string[];
      readonly reasons: readonly string[];
    }
  | { readonly kind: 'rateLimited'; readonly retryAfterMs: number }
  /** 5xx; `retryAfterMs` where a 503 tells how long to wait. */
  | { readonly kind: 'server'; readonly status: number; readonly retryAfterMs?: number }
  /** An answer that is not Altegio's or not in a known shape; `detail` is a short technical text. */
  | { readonly kind: 'badResponse'; readonly detail: string }
  /** The call list is a GET with a body, and neither that nor the query form comes through this network. */
  | { readonly kind: 'cannotSendBody' }
  | TransportError;
