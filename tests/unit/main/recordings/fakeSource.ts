import { err, ok } from '../../../../contract/result.ts';
import type {
  RecordingSource,
  SourceError,
  SourceOptions,
} from '../../../../main/recordings/recordingSource.ts';

interface FakeAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: readonly Uint8Array[] | AsyncIterable<Uint8Array>;
  /** The connection breaks after the body. */
  readonly breaks?: boolean;
}

/** A body that comes when the test says so. */
export class Flow implements AsyncIterable<Uint8Array> {
  readonly #stream = new TransformStream<Uint8Array, Uint8Array>(undefined, undefined, {
    highWaterMark: 100,
  });
  readonly #writer = this.#stream.writable.getWriter();

  async send(bytes: Uint8Array): Promise<void> {
    await this.#writer.write(bytes);
  }

  async end(): Promise<void> {
    await this.#writer.close();
  }

  async break(): Promise<void> {
    await this.#writer.abort(new Error('net::ERR_CONNECTION_RESET'));
  }

  [Symbol.asyncIterator](): AsyncIterator<Uint8Array> {
    return this.#stream.readable[Symbol.asyncIterator]();
  }
}

/** A file server in memory; tells what it was asked. */
export class FakeSource implements RecordingSource {
  readonly asked: { address: string; range: string | null }[] = [];
  readonly signals: AbortSignal[] = [];
  /** How many bodies were left before their end. */
  left = 0;
  answer: (range: string | null) => FakeAnswer | SourceError | Promise<FakeAnswer> = () => ({});

  async open(address: string, { range, signal }: SourceOptions): ReturnType<RecordingSource['open']> {
    this.asked.push({ address, range });
    this.signals.push(signal);
    const answer = await Promise.race([
      Promise.resolve(this.answer(range)),
      new Promise<SourceError>((resolve) => {
        signal.addEventListener('abort', () => {
          resolve('offline');
        });
      }),
    ]);
    if (typeof answer === 'string') return err(answer);
    const { status = 200, headers = {}, body = [], breaks = false } = answer;
    return ok({
      status,
      header: (name) => headers[name.toLowerCase()] ?? null,
      body: this.#bytes(body, breaks),
    });
  }

  async *#bytes(
    chunks: readonly Uint8Array[] | AsyncIterable<Uint8Array>,
    breaks: boolean,
  ): AsyncGenerator<Uint8Array> {
    let whole = false;
    try {
      yield* chunks;
      if (breaks) throw new Error('net::ERR_CONNECTION_RESET');
      whole = true;
    } finally {
      if (!whole) this.left += 1;
    }
  }
}
