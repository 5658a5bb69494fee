import type { Timer } from '../clock.ts';

export interface LoggedRequest {
  /** On the simulator's clock. */
  readonly atMs: number;
  /** On the timer, which only grows. */
  readonly monotonicMs: number;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Parsed; tokens and passwords are blacked out. */
  readonly body: unknown;
  /** 0 until answered, and for ever when the connection was cut before a status was sent. */
  readonly status: number;
}

interface Waiting {
  readonly path: RegExp | string;
  readonly resolve: (request: LoggedRequest) => void;
}

/** A demo salon may run for weeks. */
const MOST_KEPT = 20_000;

const SECRETS = new Set(['password', 'crm_token', 'api_key', 'user_token']);

/** Whether a pattern means this request; text is looked for anywhere in `GET /path`. */
export function matchesPath(pattern: RegExp | string, method: string, path: string): boolean {
  const line = `${method} ${path}`;
  return typeof pattern === 'string' ? line.includes(pattern) : pattern.test(line) || pattern.test(path);
}

/** Everything that was asked, for tests to look at. */
export class RequestLog {
  readonly requests: LoggedRequest[] = [];
  readonly #timer: Timer;
  readonly #waiting = new Set<Waiting>();

  constructor(timer: Timer) {
    this.#timer = timer;
  }

  /** Returns a function to call once with the status, when the request is answered or given up. */
  add(request: Omit<LoggedRequest, 'status' | 'monotonicMs'>): (status: number) => void {
    const monotonicMs = this.#timer.monotonic();
    const entry = { ...request, body: redacted(request.body), monotonicMs, status: 0 };
    this.requests.push(entry);
    if (this.requests.length > MOST_KEPT) this.requests.splice(0, MOST_KEPT / 2);
    return (status) => {
      entry.status = status;
      for (const waiting of this.#waiting) {
        if (!matchesPath(waiting.path, entry.method, entry.path)) continue;
        this.#waiting.delete(waiting);
        waiting.resolve(entry);
      }
    };
  }

  to(path: RegExp | string): readonly LoggedRequest[] {
    return this.requests.filter((request) => matchesPath(path, request.method, request.path));
  }

  next(path: RegExp | string): Promise<LoggedRequest> {
    return new Promise((resolve) => {
      this.#waiting.add({ path, resolve });
    });
  }

  maxInWindow(windowMs: number): number {
    let first = 0;
    let most = 0;
    this.requests.forEach((request, last) => {
      for (;;) {
        const oldest = this.requests[first];
        if (!oldest || request.monotonicMs - oldest.monotonicMs < windowMs) break;
        first += 1;
      }
      most = Math.max(most, last - first + 1);
    });
    return most;
  }
}

function redacted(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => [key, SECRETS.has(key) ? '…' : value]),
  );
}
