import type { LocationId } from '../../contract/model/ids.ts';
import type { BookDoor } from '../book/bookDoor.ts';
import type { CallFigures, FiguresWanted } from '../book/queries/callFigures.ts';
import type { Cancel, Clock } from '../clock.ts';

export interface CallStatisticsDeps {
  readonly book: BookDoor;
  readonly clock: Clock;
  readonly serverNowMs: () => number;
  readonly wanted: () => readonly FiguresWanted[];
  readonly onChange: () => void;
  readonly onBug: (error: unknown) => void;
}

const USUAL_MS = 5 * 60_000;
const OPEN_MS = 60_000;
const AFTER_CALL_MS = 3_000;

/** What the call book tells about the calls of each location; nothing while it cannot be read. */
export class CallStatistics {
  readonly #deps: CallStatisticsDeps;
  #figures: ReadonlyMap<LocationId, CallFigures> = new Map();
  #running = false;
  #reading = false;
  #again = false;
  #open = false;
  #cancelTimer: Cancel = () => undefined;
  #dueMono = Infinity;

  constructor(deps: CallStatisticsDeps) {
    this.#deps = deps;
  }

  /** Null: the book has no answer. */
  of(id: LocationId): CallFigures | null {
    return this.#figures.get(id) ?? null;
  }

  start(): void {
    this.#running = true;
    this.#readIn(AFTER_CALL_MS);
  }

  stop(): void {
    this.#running = false;
    this.#cancelTimer();
  }

  /** Somebody looks at the numbers, or does not look any more. */
  watch(open: boolean): void {
    this.#open = open;
    if (open) this.#readIn(0);
  }

  /** Calls came. */
  callsChanged(): void {
    if (this.#open) this.#readIn(AFTER_CALL_MS);
  }

  async read(): Promise<void> {
    this.#dueMono = Infinity;
    // What is being read may be from before whatever this is asked for.
    this.#again = this.#reading;
    if (this.#reading || !this.#running) return;
    this.#reading = true;
    try {
      const { book, serverNowMs, wanted } = this.#deps;
      const figures = await book.ask('callFigures', { locations: wanted(), nowMs: serverNowMs() });
      this.#figures = new Map(figures.ok ? figures.value.map((each) => [each.locationId, each]) : []);
    } finally {
      this.#reading = false;
      this.#readIn(this.#again ? 0 : this.#open ? OPEN_MS : USUAL_MS);
    }
    this.#deps.onChange();
  }

  /** An earlier date that is booked already stands. */
  #readIn(ms: number): void {
    const { clock, onBug } = this.#deps;
    const dueMono = clock.monotonic() + ms;
    if (!this.#running || dueMono >= this.#dueMono) return;
    this.#dueMono = dueMono;
    this.#cancelTimer();
    this.#cancelTimer = clock.after(ms, () => {
      this.read().catch(onBug);
    });
  }
}
