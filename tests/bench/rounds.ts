import type { Judge } from './judges.ts';
import type { Line, Round } from './line.ts';

export interface Counts {
  readonly least: number;
  readonly most: number;
}

export interface RoundsWanted {
  /** For the terminal. */
  readonly name: string;
  readonly counts: Counts;
  readonly judge: Judge;
  readonly round: (index: number) => Promise<Round | readonly Round[]>;
  readonly linesOf: (rounds: readonly Round[]) => readonly Line[];
}

/** Measures round by round until each line that has a budget is on one side of it for certain. */
export async function measureRounds({
  name,
  counts: { least, most },
  judge,
  round,
  linesOf,
}: RoundsWanted): Promise<readonly Line[]> {
  const done: Round[] = [];
  for (let index = 0; index < most; index += 1) {
    done.push(...[await round(index)].flat());
    console.log(`${name}: round ${index + 1}${index < least ? ` of ${least}` : ', to be sure'}`);
    if (index + 1 >= least && linesOf(done).every(judge.isSettled)) break;
  }
  return linesOf(done);
}

/** Measures both of a pair one after the other, and who comes first by turns. */
export async function inTurn<T>(
  index: number,
  ours: () => Promise<T>,
  beside: () => Promise<T>,
): Promise<{ ours: T; beside: T }> {
  if (index % 2 === 0) {
    const first = await beside();
    return { beside: first, ours: await ours() };
  }
  const first = await ours();
  return { ours: first, beside: await beside() };
}
