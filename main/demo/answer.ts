/** What is sent back; no `body` means an empty one. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const MESSAGES: Readonly<Record<number, string>> = {
  400: 'Invalid request',
  401: 'Authentication needed.',
  403: 'Access denied.',
  405: 'Method not allowed',
  422: 'An error has occurred.',
  429: 'Request limit exceeded, try again in 1 seconds.',
  500: 'Internal server error',
};

/** The usual envelope. */
export function done(data: unknown, meta: unknown = [], status = 200): Answer {
  return { status, body: { success: true, data, meta } };
}

/** The error envelope, with the message the API is known to send unless another is given. */
export function refused(status: number, message = MESSAGES[status], errors?: unknown): Answer {
  const meta = { ...(message === undefined ? {} : { message }), ...(errors === undefined ? {} : { errors }) };
  return { status, body: { success: false, data: null, meta } };
}
