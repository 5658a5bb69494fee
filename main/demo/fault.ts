/** What the simulator does instead of answering as it should. */
export type Fault =
  /** An HTTP status with the body that the API documents for it. */
  | number
  | {
      readonly status: number;
      /** Sent as the Retry-After header, garbage included. */
      readonly retryAfter?: number | string;
      readonly message?: string;
    }
  /** The right answer, but late. */
  | { readonly delayMs: number }
  | FaultName;

export type FaultName =
  | 'html403'
  | 'captivePortal'
  | 'notJson'
  | 'emptyBody'
  | 'null'
  | 'successFalse'
  | 'cutHeaders'
  | 'cutBody'
  | 'lostAnswer'
  | 'slowHeaders'
  | 'drip'
  | 'huge'
  | 'redirect'
  | 'wrongTypes'
  | 'duplicateRows';

export interface FaultScope {
  /** Part of, or pattern for, `POST /api/v1/auth` (method, space, path without the query). */
  readonly path?: RegExp | string;
  /** Only requests about this location. */
  readonly locationId?: number;
  /** Only requests that ask for this; gets the parsed body. */
  readonly asks?: (body: unknown) => boolean;
  /** How many requests suffer; all until `heal()` when left out. */
  readonly times?: number;
}
