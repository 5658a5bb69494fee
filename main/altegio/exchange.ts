import { err, ok, type Result } from '../../contract/result.ts';
import type { Cancel, Clock } from '../clock.ts';
import { DEFAULT_LIMITS, type HttpAnswer, type TransportError, type TransportOptions } from './transport.ts';

type Outcome = Result<HttpAnswer, TransportError>;

/**
 * One request on its way, whatever sends it: keeps the time-outs and the size cap, and settles exactly once. Events
 * that arrive later (a second error after an abort) are ignored.
 */
export class Exchange {
  readonly answer: Promise<Outcome>;
  readonly #clock: Clock;
  readonly #maxBodyBytes: number;
  readonly #sentAtMonoMs: number;
  readonly #chunks: Uint8Array[] = [];
  readonly #endings: ((failed: boolean) => void)[] = [];
  readonly #cancelTotal: Cancel;
  #cancelHeaders: Cancel;
  #bytes = 0;
  #phase: 'connect' | 'headers' | 'body' = 'connect';
  #head: Pick<HttpAnswer, 'status' | 'header' | 'headersAtMonoMs'> | undefined;
  #resolve: ((outcome: Outcome) => void) | undefined;

  constructor(clock: Clock, { signal, limits }: TransportOptions) {
    const { headersTimeoutMs, totalTimeoutMs, maxBodyBytes } = { ...DEFAULT_LIMITS, ...limits };
    this.#clock = clock;
    this.#maxBodyBytes = maxBodyBytes;
    this.#sentAtMonoMs = clock.monotonic();
    this.answer = new Promise((resolve) => {
      this.#resolve = resolve;
    });
    const timeOut = (): void => {
      this.fail({ kind: 'timedOut', phase: this.#phase });
    };
    this.#cancelHeaders = clock.after(headersTimeoutMs, timeOut);
    this.#cancelTotal = clock.after(totalTimeoutMs, timeOut);

    const abort = (): void => {
      this.fail({ kind: 'aborted' });
    };
    signal?.addEventListener('abort', abort);
    this.atEnd(() => signal?.removeEventListener('abort', abort));
    if (signal?.aborted) abort();
  }

  get settled(): boolean {
    return this.#resolve === undefined;
  }

  /** Runs when the exchange is over, however it went. */
  atEnd(run: (failed: boolean) => void): void {
    this.#endings.push(run);
  }

  connected(): void {
    if (this.#phase === 'connect') this.#phase = 'headers';
  }

  headers(status: number, header: (name: string) => string | null): void {
    this.#cancelHeaders();
    this.#phase = 'body';
    this.#head = { status, header, headersAtMonoMs: this.#clock.monotonic() };
    if (status === 407) this.fail({ kind: 'proxy', detail: 'status 407' });
    else if (status >= 300 && status < 400) this.fail({ kind: 'redirected' });
  }

  chunk(bytes: Uint8Array): void {
    if (this.settled) return;
    this.#bytes += bytes.byteLength;
    if (this.#bytes > this.#maxBodyBytes) this.fail({ kind: 'tooLarge' });
    else this.#chunks.push(bytes);
  }

  complete(): void {
    if (!this.#head) {
      this.fail({ kind: 'broken', detail: 'no headers' });
      return;
    }
    this.#settle(
      ok({
        ...this.#head,
        body: Buffer.concat(this.#chunks).toString('utf8'),
        sentAtMonoMs: this.#sentAtMonoMs,
        receivedAtMonoMs: this.#clock.monotonic(),
      }),
    );
  }

  fail(error: TransportError): void {
    this.#settle(err(error));
  }

  #settle(outcome: Outcome): void {
    const resolve = this.#resolve;
    if (!resolve) return;
    this.#resolve = undefined;
    this.#cancelHeaders();
    this.#cancelTotal();
    this.#chunks.length = 0;
    for (const run of this.#endings.splice(0)) run(!outcome.ok);
    resolve(outcome);
  }
}
