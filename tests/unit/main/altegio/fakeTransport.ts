import { err, ok } from '../../../../contract/result.ts';
import { AltegioApi, type ApiLogEntry, type Tokens } from '../../../../main/altegio/altegioApi.ts';
import { RequestBudget } from '../../../../main/altegio/budget.ts';
import { ServerClock } from '../../../../main/altegio/serverClock.ts';
import type { Transport, TransportError, TransportRequest } from '../../../../main/altegio/transport.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

export interface FakeAnswer {
  readonly status?: number;
  /** Text as it is, anything else as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly failure?: TransportError;
}

export const envelope = (data: unknown, meta: unknown = []): FakeAnswer => ({
  body: { success: true, data, meta },
});

export const refusal = (status: number, message = '', errors: unknown = []): FakeAnswer => ({
  status,
  body: { success: false, data: null, meta: { message, errors } },
});

/** Answers from a list, in order, and keeps what was sent. */
export class FakeTransport implements Transport {
  readonly sent: TransportRequest[] = [];
  readonly #clock: FakeClock;
  readonly #answers: FakeAnswer[];

  constructor(clock: FakeClock, answers: readonly FakeAnswer[]) {
    this.#clock = clock;
    this.#answers = [...answers];
  }

  async send(request: TransportRequest): ReturnType<Transport['send']> {
    this.sent.push(request);
    const answer = this.#answers.shift();
    if (!answer) throw new Error(`No answer left for ${request.url}`);
    if (answer.failure) return err(answer.failure);
    const headers = new Map(Object.entries(answer.headers ?? {}));
    const nowMs = this.#clock.monotonic();
    return ok({
      status: answer.status ?? 200,
      header: (name) => headers.get(name.toLowerCase()) ?? null,
      body: typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body),
      sentAtMonoMs: nowMs,
      headersAtMonoMs: nowMs,
      receivedAtMonoMs: nowMs,
    });
  }
}

export const TOKENS: Tokens = { partnerToken: 'partner-secret', userToken: 'user-secret' };

/** An API client whose transport gives these answers, in order. */
export function anApi(answers: readonly FakeAnswer[], tokens: () => Tokens | null = () => TOKENS) {
  const clock = new FakeClock();
  const transport = new FakeTransport(clock, answers);
  const budget = new RequestBudget({
    clock,
    limits: { requestsPerSecond: Infinity, requestsPerMinute: Infinity },
  });
  const serverClock = new ServerClock(clock);
  const logged: ApiLogEntry[] = [];
  const api = new AltegioApi({
    transport,
    budget,
    clock,
    serverClock,
    apiUrl: 'https://api.example.com/api/v1',
    marketplaceUrl: 'https://app.example.com',
    tokens,
    log: (entry) => logged.push(entry),
  });
  return { api, transport, budget, clock, serverClock, logged };
}

/** The JSON body of a request that was sent. */
export function bodyOf(request: TransportRequest | undefined): unknown {
  const parsed: unknown = JSON.parse(request?.body ?? 'null');
  return parsed;
}
