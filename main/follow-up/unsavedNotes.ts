import type { CallKey } from '../../contract/model/ids.ts';
import type { Result } from '../../contract/result.ts';
import type { BookError } from '../book/bookDoor.ts';
import type { Cancel, Clock } from '../clock.ts';

export interface UnsavedNotesDeps {
  readonly save: (key: CallKey, text: string) => Promise<Result<unknown, BookError>>;
  /** The profile at work; what was written in another one waits until that is back. */
  readonly place: () => string;
  readonly clock: Clock;
}

interface Unsaved {
  readonly place: string;
  readonly key: CallKey;
  readonly text: string;
}

const WAITS_MS = [2_000, 5_000, 15_000, 30_000];

/** Notes that the disk or the book would not take: held, and tried again until they are kept. */
export class UnsavedNotes {
  readonly #deps: UnsavedNotesDeps;
  readonly #held = new Map<string, Unsaved>();
  #tries = 0;
  #cancelTry: Cancel | undefined;

  constructor(deps: UnsavedNotesDeps) {
    this.#deps = deps;
  }

  /** Saves what was typed; when that fails it is held, whatever becomes of the window it was typed in. */
  async save(key: CallKey, text: string): Promise<Result<unknown, BookError>> {
    const place = this.#deps.place();
    const held: Unsaved = { place, key, text };
    // Held before it is tried: a later letter of the same note then takes its place, and never the other way round.
    this.#held.set(nameOf(held), held);
    const saved = await this.#deps.save(key, text);
    if (saved.ok) this.#let(held);
    else this.#trySoon();
    return saved;
  }

  /** The book takes something again, or the app is about to end. */
  async flush(): Promise<void> {
    this.#cancelTry?.();
    this.#cancelTry = undefined;
    for (const held of [...this.#held.values()]) {
      // Another profile may have come to work since the note before.
      if (held.place !== this.#deps.place() || this.#held.get(nameOf(held)) !== held) continue;
      const saved = await this.#deps.save(held.key, held.text);
      if (!saved.ok) {
        this.#trySoon();
        return;
      }
      this.#let(held);
    }
    this.#tries = 0;
  }

  /** How many of the profile at work are held. */
  get count(): number {
    return this.#ofPlace().length;
  }

  /** The profile at work is forgotten, and what was written in it with it. */
  drop(): void {
    for (const held of this.#ofPlace()) this.#let(held);
  }

  stop(): void {
    this.#cancelTry?.();
    this.#cancelTry = undefined;
  }

  #ofPlace(): Unsaved[] {
    const place = this.#deps.place();
    return [...this.#held.values()].filter((held) => held.place === place);
  }

  #let(held: Unsaved): void {
    if (this.#held.get(nameOf(held)) === held) this.#held.delete(nameOf(held));
  }

  #trySoon(): void {
    const wait = WAITS_MS[Math.min(this.#tries, WAITS_MS.length - 1)] ?? 0;
    this.#tries += 1;
    this.#cancelTry ??= this.#deps.clock.after(wait, () => void this.flush());
  }
}

const nameOf = ({ place, key }: Unsaved): string => `${key} ${place}`;
