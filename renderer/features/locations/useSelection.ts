import { useState } from 'react';
import type { LocationId } from '../../../contract/model/ids.ts';
import type { LocationStatus } from '../../../contract/model/integration.ts';
import { useTroubles } from '../status/useTroubles.ts';
import { rowsThatFit, type RowFilter } from './rowFilter.ts';
import { useHeldOrder } from './useHeldOrder.ts';

export interface Selection {
  /** The lines to show, in their order. */
  readonly rows: readonly LocationStatus[];
  readonly filter: RowFilter;
  /** The one whose details are shown. */
  readonly row: LocationStatus | null;
  readonly list: Omit<ReturnType<typeof useHeldOrder>, 'rows'>;
  readonly select: (id: LocationId) => void;
}

/** The worst location is selected at first; later the selection stays with its location wherever that moves. */
export function useSelection(all: readonly LocationStatus[], filter: RowFilter): Selection {
  const [selectedId, select] = useState<LocationId | null>(null);
  const { rows, ...list } = useHeldOrder(rowsThatFit(all, filter, useTroubles()));
  const row = rows.find(({ id }) => id === selectedId) ?? rows[0] ?? null;
  if (selectedId === null && row) select(row.id);
  return { rows, filter, row, list, select };
}
