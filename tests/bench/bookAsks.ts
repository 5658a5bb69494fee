import type { CallFilter } from '../../contract/model/callFilter.ts';
import { bookQueries } from './bookQueries.ts';
import type { Judge } from './judges.ts';
import { lineOf, type Line, type Round } from './line.ts';
import { inTurn, measureRounds, type Counts } from './rounds.ts';
import { figureOf } from './statistics.ts';
import type { Asks } from './yearBook.ts';

export interface AsksWanted {
  /** What the lines begin with. */
  readonly name: string;
  readonly ours: Asks;
  readonly beside: Asks;
  readonly besideName: string;
  readonly judge: Judge;
  readonly counts: Counts;
}

// The newest page takes half a millisecond; any other may take 50, and a count, which nobody waits for, half a second.
const BUDGETS = { first: 100, deep: 100, count: 1_000 };
/** What takes longer, or is asked less, is asked in every fifth round. */
const SELDOM = 5;

/** Asks both the same things in turn. */
export function measureAsks(wanted: AsksWanted): Promise<readonly Line[]> {
  const { name, besideName, judge, counts } = wanted;
  return measureRounds({
    name: `${name}questions`,
    counts,
    judge,
    round: (index) => askAll(index, wanted),
    linesOf: (rounds) => linesOf(rounds, name, besideName),
  });
}

async function askAll(index: number, { ours, beside }: AsksWanted): Promise<Round[]> {
  const rounds: Round[] = [];
  const kinds = ['first', ...(index % SELDOM === 0 ? (['whole', 'deep', 'count'] as const) : [])] as const;
  for (const [place, [what, filter]] of bookQueries.entries()) {
    for (const kind of kinds) {
      const took = await inTurn(
        index + place,
        () => timed(ours[kind], filter),
        () => timed(beside[kind], filter),
      );
      const named = (ms: number) => ({ [kind]: ms, [`${kind}: ${what}`]: ms });
      rounds.push({ ours: named(took.ours), beside: named(took.beside) });
    }
  }
  return rounds;
}

async function timed(ask: (filter: CallFilter) => Promise<unknown>, filter: CallFilter): Promise<number> {
  const startedAtMs = performance.now();
  await ask(filter);
  return performance.now() - startedAtMs;
}

function linesOf(rounds: readonly Round[], name: string, besideName: string): Line[] {
  const line = (what: string, sample: string, by: Line['by'], budget?: number): Line =>
    lineOf(
      { what: `${name}${what}`, name: sample, unit: 'ms', by, ...(budget !== undefined && { budget }) },
      rounds,
      besideName,
    );
  const slowest = (what: string, kind: keyof Asks, budget?: number): Line =>
    bookQueries
      .map(([query]) => line(`${what}, slowest (${query})`, `${kind}: ${query}`, 'p95', budget))
      .reduce((slow, each) => (figureOf('p95', each.ours) > figureOf('p95', slow.ours) ? each : slow));
  return [
    line('first page of any filter', 'first', 'p50'),
    line('first page of any filter', 'first', 'p95', BUDGETS.first),
    ...bookQueries.map(([query]) => line(query, `first: ${query}`, 'p95', BUDGETS.first)),
    slowest('first page made whole', 'whole'),
    slowest('a page 200 days back', 'deep', BUDGETS.deep),
    slowest('count', 'count', BUDGETS.count),
  ];
}
