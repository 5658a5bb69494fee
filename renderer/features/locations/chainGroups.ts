import type { LocationStatus } from '../../../contract/model/integration.ts';

type Chain = NonNullable<LocationStatus['chain']>;

export interface ChainGroup {
  /** Null: the locations that belong to no chain. */
  readonly chain: Chain | null;
  readonly rows: readonly LocationStatus[];
}

/** The chains of these locations, by name. */
export function chainsOf(rows: readonly LocationStatus[]): readonly Chain[] {
  const chains = new Map(rows.flatMap(({ chain }) => (chain ? [[chain.id, chain]] : [])));
  return [...chains.values()].sort((one, other) => one.title.localeCompare(other.title));
}

/** The rows of each chain together; the chain of the worst location comes first. */
export function chainGroups(rows: readonly LocationStatus[]): readonly ChainGroup[] {
  const groups = new Map<number | null, { chain: Chain | null; rows: LocationStatus[] }>();
  for (const row of rows) {
    const key = row.chain?.id ?? null;
    const group = groups.get(key) ?? { chain: row.chain, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  return [...groups.values()];
}
