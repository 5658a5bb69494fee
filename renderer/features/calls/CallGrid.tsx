import { useLayoutEffect, useRef, useState } from 'react';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { FormattedMessage, useIntl } from 'react-intl';
import type { BookRow } from '../../../contract/model/callBook.ts';
import type { CallKey } from '../../../contract/model/ids.ts';
import { Hidden } from '../../ui/Hidden.tsx';
import styles from './CallGrid.module.css';
import { CallLine } from './CallLine.tsx';
import { type CallPages, PAGE_ROWS, type ShownPages } from './callPages.ts';
import { rowMove } from './rowMove.ts';

const HEAD_HEIGHT = 38;
const ROWS_AHEAD = 60;
/** Empty lines below the known rows, for as long as more are on their way. */
const LINES_TO_COME = 12;
const COLUMNS = ['caller', 'state', 'location', 'time', 'length', 'recording', 'followUp'] as const;

interface Props {
  readonly pages: CallPages;
  readonly shown: ShownPages;
  readonly count: number | null;
  readonly compact: boolean;
  readonly opened: CallKey | null;
  readonly onOpen: (row: BookRow, how: 'pointer' | 'enter' | 'passing') => void;
  readonly onPlay: (row: BookRow) => void;
}

/** Past calls, newest first. Only the rows in view are in the page; arrows or J and K move from row to row. */
export function CallGrid({ pages, shown, count, compact, opened, onOpen, onPlay }: Props) {
  const intl = useIntl();
  const frame = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState({ row: 0, begun: shown.begun, toFocus: false });
  const lineHeight = compact ? 32 : 40;
  const activeRow = active.begun === shown.begun ? active.row : 0;
  const lines = shown.known + (shown.ended ? 0 : LINES_TO_COME);

  // eslint-disable-next-line react-hooks/incompatible-library -- only the React Compiler minds, which is not in use
  const virtual = useVirtualizer({
    count: lines,
    getScrollElement: () => frame.current,
    estimateSize: () => lineHeight,
    overscan: 6,
    scrollMargin: HEAD_HEIGHT,
    scrollPaddingStart: HEAD_HEIGHT,
    // The row with the focus stays in the page, or the focus would be lost when it scrolls away.
    rangeExtractor: (range) => {
      const inView = defaultRangeExtractor(range);
      const outside = activeRow < lines && !inView.includes(activeRow);
      return outside ? [...inView, activeRow].sort((one, other) => one - other) : inView;
    },
  });
  const from = virtual.range?.startIndex ?? 0;
  const to = virtual.range?.endIndex ?? 0;

  useLayoutEffect(() => virtual.measure(), [virtual, lineHeight]);
  useLayoutEffect(() => {
    frame.current?.scrollTo({ top: 0 });
  }, [shown.begun]);
  useLayoutEffect(
    () => pages.need(from - ROWS_AHEAD / 2, to + ROWS_AHEAD),
    [pages, from, to, shown.pages, shown.begun],
  );
  useLayoutEffect(() => {
    if (!active.toFocus) return;
    frame.current?.querySelector<HTMLElement>('[role=row][tabindex="0"]')?.focus({ preventScroll: true });
  }, [active]);

  const rowAt = (place: number): BookRow | undefined =>
    shown.pages.get(Math.floor(place / PAGE_ROWS))?.[place % PAGE_ROWS];

  const moveTo = (row: number): void => {
    setActive({ row, begun: shown.begun, toFocus: true });
    virtual.scrollToIndex(row);
    const there = rowAt(row);
    if (there && opened !== null) onOpen(there, 'passing');
  };

  return (
    <div
      ref={frame}
      role="grid"
      className={styles['grid']}
      aria-label={intl.formatMessage({ id: 'calls.title' })}
      aria-rowcount={count === null ? -1 : count + 1}
      aria-colcount={COLUMNS.length}
      aria-busy={shown.loading}
      data-compact={compact || undefined}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const linesInView = Math.floor(((frame.current?.clientHeight ?? 0) - HEAD_HEIGHT) / lineHeight);
        const next = rowMove(event.key, activeRow, shown.known, linesInView);
        const here = rowAt(activeRow);
        if (next !== null) moveTo(next);
        else if (event.key === 'Enter' && here) onOpen(here, 'enter');
        else if (event.key === ' ' && here) onPlay(here);
        else return;
        event.preventDefault();
      }}
    >
      <div role="rowgroup" className={styles['head']}>
        <div role="row" aria-rowindex={1} className={styles['line']}>
          {COLUMNS.map((column) => (
            <div key={column} role="columnheader" data-column={column}>
              {column === 'recording' ? (
                <Hidden>
                  <FormattedMessage id="calls.column.recording" />
                </Hidden>
              ) : (
                <FormattedMessage id={`calls.column.${column}`} />
              )}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={styles['rows']} style={{ blockSize: lines * lineHeight }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rowAt(index);
          return (
            <div
              key={index}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={row ? row.key === opened : undefined}
              className={styles['line']}
              style={{ blockSize: lineHeight, transform: `translateY(${start - HEAD_HEIGHT}px)` }}
              tabIndex={index === activeRow ? 0 : -1}
              onClick={(event) => {
                setActive({ row: index, begun: shown.begun, toFocus: false });
                event.currentTarget.focus({ preventScroll: true });
                if (row) onOpen(row, 'pointer');
              }}
            >
              {row ? (
                <CallLine row={row} onPlay={onPlay} />
              ) : (
                <div role="gridcell" aria-colspan={COLUMNS.length} className={styles['coming']}>
                  <Hidden>
                    <FormattedMessage id="calls.coming" />
                  </Hidden>
                </div>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
