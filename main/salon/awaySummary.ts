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

export interface AwayCallsDeps {
  readonly clock: Clock;
  /** The call that a row belongs to, as all its rows tell it. */
  readonly callOf: (row: KnownCall) => KnownCall | undefined;
  readonly tell: (summary: AwaySummary) => void;
}

/** Gathers the calls that came while nobody was looking into one sentence, instead of a burst of old popups. */
export class AwayCalls {
  readonly #deps: AwayCallsDeps;
  #rows: KnownCall[] = [];
  #toldAtMono: number | null = null;
  #cancel: Cancel = () => undefined;

  constructor(deps: AwayCallsDeps) {
    this.#deps = deps;
  }

  /** Only incoming calls are worth a sentence. */
  add(rows: readonly KnownCall[]): void {
    const { clock } = this.#deps;
    const incoming = rows.filter((call) => call.direction === 'incoming');
    if (incoming.length === 0) return;
    if (this.#toldAtMono !== null && clock.monotonic() - this.#toldAtMono > SAME_ABSENCE_MS) {
      this.#rows = [];
      this.#toldAtMono = null;
    }
    this.#rows.push(...incoming);
    this.#cancel();
    this.#cancel = clock.after(GATHER_MS, () => {
      this.#toldAtMono = clock.monotonic();
      this.#tell();
    });
  }

  stop(): void {
    this.#cancel();
  }

  #tell(): void {
    const { callOf, tell } = this.#deps;
    const all = this.#rows.map((row) => callOf(row) ?? row);
    const calls = [...new Map(all.map((call) => [call.key, call])).values()];
    tell({
      calls: calls.length,
      missed: calls.filter((call) => call.status !== 'success').length,
      sinceMs: Math.min(...calls.map((call) => call.startedAtMs)),
    });
  }
}
