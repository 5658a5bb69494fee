import type { LeftOut, LeftOutReason } from '../../contract/model/health.ts';
import type { LeftOutRow } from '../calls/savedCall.ts';

interface Counted {
  readonly marks: Set<string>;
  example: string;
}

const MOST_MARKS = 10_000;

/** Counts the rows of one location of which no call could be made, each once however often it is read. */
export class LeftOutRows {
  readonly #counted = new Map<LeftOutReason, Counted>();

  /** The reasons for which a row came that was not counted yet. */
  add(rows: readonly LeftOutRow[]): LeftOut[] {
    const fresh = new Set<LeftOutReason>();
    for (const { reason, example, mark } of rows) {
      const counted = this.#counted.get(reason) ?? { marks: new Set(), example };
      this.#counted.set(reason, counted);
      if (counted.marks.has(mark) || counted.marks.size >= MOST_MARKS) continue;
      counted.marks.add(mark);
      counted.example = example;
      fresh.add(reason);
    }
    return this.all().filter(({ reason }) => fresh.has(reason));
  }

  /** Most rows first. */
  all(): LeftOut[] {
    return [...this.#counted]
      .map(([reason, { marks, example }]) => ({ reason, rows: marks.size, example }))
      .sort((a, b) => b.rows - a.rows);
  }
}
