import type { Pair, Statistic } from './statistics.ts';

/** One line of the table. */
export interface Line {
  readonly what: string;
  readonly unit: string;
  readonly by: Statistic;
  readonly ours: readonly number[];
  /** The least that the same thing can cost, or another commit's package; a sample for each of ours, taken beside it. */
  readonly beside?: { readonly name: string; readonly samples: readonly number[] };
  /** The most that the design allows, times what stands beside. Some figures only explain others. */
  readonly budget?: number;
  /** The most that the design allows of what no machine makes bigger: bytes. */
  readonly limit?: number;
}

/** What one program told in one round, by names; a floor has fewer of them. */
export type Sample = Readonly<Record<string, number>>;

export interface Round {
  readonly ours: Sample;
  readonly beside: Sample;
}

export type Wanted = Pick<Line, 'what' | 'unit' | 'by' | 'budget'> & { readonly name: string };

/** The line of one name out of all rounds. What the other side does not tell stands alone. */
export function lineOf({ name, ...wanted }: Wanted, rounds: readonly Round[], besideName: string): Line {
  const of = (side: keyof Round): number[] => rounds.flatMap((round) => round[side][name] ?? []);
  const [ours, samples] = [of('ours'), of('beside')];
  return {
    ...wanted,
    ours,
    ...(samples.length === ours.length && { beside: { name: besideName, samples } }),
  };
}

export function pairsOf({ ours, beside }: Line): Pair[] {
  return ours.flatMap((sample, index) => {
    const other = beside?.samples[index];
    return other === undefined ? [] : { ours: sample, beside: other };
  });
}
