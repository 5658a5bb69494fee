/** So much at a time is handed to a reader. */
const READ_BYTES = 64 * 1024;
const FIRST_ROOM_BYTES = 256 * 1024;

type TapeState = 'coming' | 'whole' | 'broken' | 'tooLarge';

/** A recording while it comes in: kept, and read from any place by any number of readers, who wait for what is missing. */
export class RecordingTape {
  /** Null: the server does not say. */
  readonly totalBytes: number | null;
  #bytes: Uint8Array;
  #length = 0;
  #state: TapeState = 'coming';
  readonly #waiting = new Set<() => void>();

  constructor(totalBytes: number | null) {
    this.totalBytes = totalBytes;
    this.#bytes = new Uint8Array(totalBytes ?? FIRST_ROOM_BYTES);
  }

  get length(): number {
    return this.#length;
  }

  get state(): TapeState {
    return this.#state;
  }

  /** What has come so far; not to be changed. */
  get bytes(): Uint8Array {
    const isFull = this.#length === this.#bytes.byteLength;
    return isFull ? this.#bytes : this.#bytes.slice(0, this.#length);
  }

  put(bytes: Uint8Array): void {
    const length = this.#length + bytes.byteLength;
    if (length > this.#bytes.byteLength) {
      const room = new Uint8Array(Math.max(length, this.#bytes.byteLength * 2));
      room.set(this.#bytes);
      this.#bytes = room;
    }
    this.#bytes.set(bytes, this.#length);
    this.#length = length;
    this.#wake();
  }

  /** Nothing more comes; less than was promised is not the whole. */
  end(): void {
    if (this.#state !== 'coming') return;
    this.#state = this.totalBytes === null || this.totalBytes === this.#length ? 'whole' : 'broken';
    this.#wake();
  }

  break(how: 'broken' | 'tooLarge'): void {
    if (this.#state !== 'coming') return;
    this.#state = how;
    this.#wake();
  }

  /** The bytes from `first` to `last` (both included), to the end without `last`; throws where the tape breaks off. */
  async *read(first: number, last = Number.MAX_SAFE_INTEGER): AsyncGenerator<Uint8Array> {
    let at = first;
    while (at <= last) {
      if (at < this.#length) {
        const end = Math.min(this.#length, last + 1, at + READ_BYTES);
        yield this.#bytes.slice(at, end);
        at = end;
      } else if (this.#state === 'coming') await this.#news();
      else if (this.#state === 'whole') return;
      else throw new Error('the recording broke off');
    }
  }

  /** Settles once nothing more comes, with whether all of it is here. */
  async ended(): Promise<boolean> {
    while (this.#state === 'coming') await this.#news();
    return this.#state === 'whole';
  }

  #news(): Promise<void> {
    return new Promise((resolve) => this.#waiting.add(resolve));
  }

  #wake(): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const wake of waiting) wake();
  }
}
