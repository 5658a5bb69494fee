import type { LocationId } from '../../../contract/model/ids.ts';
import type { LocationStatus } from '../../../contract/model/integration.ts';
import type { Trouble, LocatedKind } from '../status/troubles.ts';

/** Which lines are shown; null for the chain: those of every chain. */
export interface RowFilter {
  readonly problemsOnly: boolean;
  readonly chainId: number | null;
  readonly search: string;
  /** Those with one kind of trouble, as the strip counts them. */
  readonly trouble: LocatedKind | null;
}

export const EVERY_ROW: RowFilter = { problemsOnly: false, chainId: null, search: '', trouble: null };

/** From this many locations on there is a field to find one by its name. */
export const MANY_ROWS = 13;

export const isProblem = ({ tone }: LocationStatus): boolean => tone === 'bad' || tone === 'warning';

/** The locations that have this kind of trouble. */
export function idsWith(kind: LocatedKind, troubles: readonly Trouble[]): readonly LocationId[] {
  const found = troubles.find((trouble) => trouble.kind === kind);
  return found && 'ids' in found ? found.ids : [];
}

/** What the filter leaves, in the order given. */
export function rowsThatFit(
  rows: readonly LocationStatus[],
  filter: RowFilter,
  troubles: readonly Trouble[],
): readonly LocationStatus[] {
  const troubled = filter.trouble && idsWith(filter.trouble, troubles);
  const wanted = filter.search.trim().toLocaleLowerCase();
  return rows.filter(
    (row) =>
      (!filter.problemsOnly || isProblem(row)) &&
      (troubled === null || troubled.includes(row.id)) &&
      (filter.chainId === null || row.chain?.id === filter.chainId) &&
      row.title.toLocaleLowerCase().includes(wanted),
  );
}
