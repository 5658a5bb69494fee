import type { LocationStatus } from '../../../contract/model/integration.ts';

/** Which lines are shown; null for the chain: those of every chain. */
export interface RowFilter {
  readonly problemsOnly: boolean;
  readonly chainId: number | null;
  readonly search: string;
}

export const EVERY_ROW: RowFilter = { problemsOnly: false, chainId: null, search: '' };

/** From this many locations on there is a field to find one by its name. */
export const MANY_ROWS = 13;

export const isProblem = ({ tone }: LocationStatus): boolean => tone === 'bad' || tone === 'warning';

/** What the filter leaves, in the order given. */
export function rowsThatFit(rows: readonly LocationStatus[], filter: RowFilter): readonly LocationStatus[] {
  const wanted = filter.search.trim().toLocaleLowerCase();
  return rows.filter(
    (row) =>
      (!filter.problemsOnly || isProblem(row)) &&
      (filter.chainId === null || row.chain?.id === filter.chainId) &&
      row.title.toLocaleLowerCase().includes(wanted),
  );
}
