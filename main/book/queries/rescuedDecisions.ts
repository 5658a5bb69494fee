import * as z from 'zod';
import type { BookDatabase } from '../bookDatabase.ts';
import type { BookContext } from '../bookHandlers.ts';
import { memoHandlers } from './memos.ts';

const MEMO = 'rescuedDecisions';

const Rescued = z.object({
  locationId: z.number().int(),
  callId: z.number().int(),
  kind: z.string(),
  at: z.number().int(),
  until: z.number().int().nullable(),
});
type Rescued = z.infer<typeof Rescued>;

/** Every decision of a damaged book that can still be read, by its call's own key, to be put back with the call. */
export function rescueDecisions(from: BookDatabase, into: BookContext): void {
  const rescued: Rescued[] = [];
  try {
    const read = from.prepare(
      `SELECT location_id AS locationId, call_id AS callId, kind, at, until
       FROM decisions JOIN calls ON calls.id = decisions.call ORDER BY decisions.id`,
    );
    for (const row of read.iterate()) rescued.push(Rescued.parse(row));
  } catch {
    // What came before the damage is kept.
  }
  keep(into, rescued);
}

/** Decisions that came out of a damaged book and whose calls are not in this one yet. */
export class RescuedDecisions {
  readonly #context: BookContext;
  readonly #waiting: Map<string, Rescued[]>;
  #changed = false;

  constructor(context: BookContext) {
    this.#context = context;
    const kept = memoHandlers.readMemo(context, { name: MEMO });
    const all = kept === null ? [] : z.array(Rescued).parse(JSON.parse(kept));
    this.#waiting = new Map();
    for (const one of all) {
      const key = keyOf(one);
      this.#waiting.set(key, [...(this.#waiting.get(key) ?? []), one]);
    }
  }

  /** The call is in the book now: what was decided about it counts again. */
  putBack(call: { readonly locationId: number; readonly callId: number }): void {
    if (this.#waiting.size === 0) return;
    const decisions = this.#waiting.get(keyOf(call));
    if (!decisions) return;
    const put = this.#context.database.prepare(
      `INSERT INTO decisions (kind, at, until, call)
       SELECT ?, ?, ?, id FROM calls WHERE location_id = ? AND call_id = ?`,
    );
    for (const { kind, at, until } of decisions) put.run(kind, at, until, call.locationId, call.callId);
    this.#waiting.delete(keyOf(call));
    this.#changed = true;
  }

  end(): void {
    if (this.#changed) keep(this.#context, [...this.#waiting.values()].flat());
  }
}

const keyOf = ({ locationId, callId }: { readonly locationId: number; readonly callId: number }): string =>
  `${locationId}:${callId}`;

function keep(context: BookContext, decisions: readonly Rescued[]): void {
  if (decisions.length === 0) context.database.prepare('DELETE FROM memos WHERE name = ?').run(MEMO);
  else memoHandlers.writeMemo(context, { name: MEMO, value: JSON.stringify(decisions) });
}
