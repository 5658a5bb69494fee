import type { KnownCall } from '../calls/knownCall.ts';
import type { Cancel, Clock } from '../clock.ts';

export interface AwaySummary {
  readonly calls: number;
  readonly missed: number;
  readonly sinceMs: number;
}

// Locations are read one after another: their calls belong into one sentence.
const GATHER_MS = 2_500;
const SAME_ABSENCE_MS = 60_000;

/** Gathers the calls that came while nobody was looking into one sentence, instead of a burst of old popups. */
export class AwayCalls {
  readonly #clock: Clock;
  readonly #tell: (summary: AwaySummary) => void;
  #calls: KnownCall[] = [];
  #toldAtMono: number | null = null;
  #cancel: Cancel = () => undefined;

  constructor(clock: Clock, tell: (summary: AwaySummary) => void) {
    this.#clock = clock;
    this.#tell = tell;
  }

  /** Only incoming calls are worth a sentence. */
  add(calls: readonly KnownCall[]): void {
    const incoming = calls.filter((call) => call.direction === 'incoming');
    if (incoming.length === 0) return;
    if (this.#toldAtMono !== null && this.#clock.monotonic() - this.#toldAtMono > SAME_ABSENCE_MS) {
      this.#calls = [];
      this.#toldAtMono = null;
    }
    this.#calls.push(...incoming);
    this.#cancel();
    this.#cancel = this.#clock.after(GATHER_MS, () => {
      this.#toldAtMono = this.#clock.monotonic();
      this.#tell({
        calls: this.#calls.length,
        missed: this.#calls.filter((call) => call.status !== 'success').length,
        sinceMs: Math.min(...this.#calls.map((call) => call.startedAtMs)),
      });
    });
  }

  stop(): void {
    this.#cancel();
  }
}
