import { useCallback, useEffect, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { LocationId } from '../../../contract/model/ids.ts';
import type { LocationStatus } from '../../../contract/model/integration.ts';
import { rowMove } from '../calls/rowMove.ts';
import { chainGroups, chainsOf } from './chainGroups.ts';
import { ChainHeading } from './ChainHeading.tsx';
import { LocationLine } from './LocationLine.tsx';
import styles from './LocationsGrid.module.css';

const COLUMNS = ['location', 'telephony', 'paidUntil', 'lastCall', 'delay'] as const;
const ROWS_IN_VIEW = 10;

interface Props {
  readonly rows: readonly LocationStatus[];
  readonly selectedId: LocationId;
  readonly onOpen: (id: LocationId, how: 'pointer' | 'enter' | 'passing') => void;
}

/** The locations, worst first, under their chains where there are several; arrows or J and K move the selection. */
export function LocationsGrid({ rows, selectedId, onOpen }: Props) {
  const intl = useIntl();
  const frame = useRef<HTMLDivElement>(null);
  const [folded, setFolded] = useState<ReadonlySet<number | null>>(new Set());
  const withHeadings = chainsOf(rows).length > 1;
  const groups = withHeadings ? chainGroups(rows) : [{ chain: null, rows }];
  const isFolded = (chainId: number | null): boolean => withHeadings && folded.has(chainId);
  const shown = groups.filter(({ chain }) => !isFolded(chain?.id ?? null)).flatMap((group) => group.rows);
  const activeRow = Math.max(
    0,
    shown.findIndex(({ id }) => id === selectedId),
  );

  const opener = useRef(onOpen);
  useEffect(() => {
    opener.current = onOpen;
  }, [onOpen]);
  const openByPointer = useCallback((id: LocationId) => opener.current(id, 'pointer'), []);

  const moveTo = ({ id }: LocationStatus): void => {
    onOpen(id, 'passing');
    frame.current?.querySelector<HTMLElement>(`[data-location="${id}"]`)?.focus();
  };
  const turn = (chainId: number | null): void => {
    const next = new Set(folded);
    if (!next.delete(chainId)) next.add(chainId);
    setFolded(next);
  };

  return (
    <div
      ref={frame}
      role="grid"
      className={styles['grid']}
      aria-label={intl.formatMessage({ id: 'nav.locations' })}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLButtonElement)
          return;
        const next = rowMove(event.key, activeRow, shown.length, ROWS_IN_VIEW);
        const there = next === null ? undefined : shown[next];
        const here = shown[activeRow];
        if (there) moveTo(there);
        else if (event.key === 'Enter' && here) onOpen(here.id, 'enter');
        else return;
        event.preventDefault();
      }}
    >
      <div role="rowgroup" className={styles['head']}>
        <div role="row" className={styles['line']}>
          {COLUMNS.map((column) => (
            <div key={column} role="columnheader" data-column={column}>
              <FormattedMessage id={`locations.column.${column}`} />
            </div>
          ))}
        </div>
      </div>
      {groups.map((group) => {
        const chainId = group.chain?.id ?? null;
        return (
          <div key={chainId} role="rowgroup">
            {withHeadings && (
              <ChainHeading
                group={group}
                columns={COLUMNS.length}
                folded={isFolded(chainId)}
                onTurn={() => turn(chainId)}
              />
            )}
            {!isFolded(chainId) &&
              group.rows.map((row) => (
                <LocationLine
                  key={row.id}
                  row={row}
                  className={styles['line'] ?? ''}
                  selected={row.id === selectedId}
                  active={row.id === shown[activeRow]?.id}
                  onOpen={openByPointer}
                />
              ))}
          </div>
        );
      })}
    </div>
  );
}
