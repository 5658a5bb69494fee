import type { Judge } from './judges.ts';
import { lineOf, type Line, type Sample } from './line.ts';
import { startPlainly, type Program, type StartOptions } from './plainStart.ts';
import { inTurn, measureRounds, type Counts } from './rounds.ts';

export interface StartsWanted {
  readonly ours: Program;
  readonly beside: Program;
  readonly besideName: string;
  readonly judge: Judge;
  readonly counts: Counts;
}

/** By when a window has certainly drawn all it has, in times of what its first content took. */
const DRAWN_AFTER = 3;

/** Starts both in turn with new profiles, so that whatever slows the machine slows both. */
export async function measureStarts({
  ours,
  beside,
  besideName,
  judge,
  counts,
}: StartsWanted): Promise<readonly Line[]> {
  const startOurs = timedStarts(ours);
  const startBeside = timedStarts(beside);
  // The first of each only fills the page cache.
  await startBeside();
  await startOurs();
  return measureRounds({
    name: 'start',
    counts,
    judge,
    round: (index) => inTurn(index, startOurs, startBeside),
    linesOf: (rounds) => [
      lineOf(
        { what: 'start → first content', name: 'first', unit: 'ms', by: 'p50', budget: 1.25 },
        rounds,
        besideName,
      ),
      lineOf({ what: 'start → largest content', name: 'largest', unit: 'ms', by: 'p50' }, rounds, besideName),
    ],
  });
}

/** Starts the program again and again, and looks at its window when it has long been drawn. */
export function timedStarts(program: Program, { profile }: Pick<StartOptions, 'profile'> = {}) {
  let lookAfterMs: number | undefined;
  return async (): Promise<Sample> => {
    const started = await startPlainly(program, {
      profile,
      ...(lookAfterMs !== undefined && { lookAfterMs }),
    });
    await started.stop();
    lookAfterMs = DRAWN_AFTER * started.firstContentMs;
    return { first: started.firstContentMs, largest: started.largestContentMs };
  };
}
