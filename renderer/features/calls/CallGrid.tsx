import { useLayoutEffect, useRef, useState } from 'react';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { FormattedMessage, useIntl } from 'react-intl';
import type { BookOrder, BookRow } from '../../../contract/model/callBook.ts';
import type { CallKey } from '../../../contract/model/ids.ts';
import { Hidden } from '../../ui/Hidden.tsx';
import styles from './CallGrid.module.css';
import { CallLine } from './CallLine.tsx';
import { type CallPages, PAGE_ROWS, type ShownPages } from './callPages.ts';
import { rowMove } from './rowMove.ts';

const HEAD_HEIGHT = 38;
const ROWS_AHEAD = 60;
/** Empty lines beyond the known rows, for as long as more are on their way. */
const LINES_TO_COME = 12;
const COLUMNS = ['caller', 'state', 'location', 'time', 'length', 'recording', 'followUp'] as const;

interface Props {
  readonly pages: CallPages;
  readonly shown: ShownPages;
  readonly count: number | null;
  readonly compact: boolean;
  readonly opened: CallKey | null;
  /** The call that is being listened to. */
  readonly playing: CallKey | null;
  readonly onOpen: (row: BookRow, how: 'pointer' | 'enter' | 'passing') => void;
  readonly onPlay: (row: BookRow) => void;
}

/**
 * Past calls, newest first. Only the rows in view are in the page; arrows or J and K move from row to row. Rows are
 * counted from the end where the list began: after End the last line is row 0, and earlier ones come in above.
 */
export function CallGrid({ pages, shown, count, compact, opened, playing, onOpen, onPlay }: Props) {
  const intl = useIntl();
  const frame = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState({ row: 0, begun: shown.begun, toFocus: false });
  const lineHeight = compact ? 32 : 40;
  const activeRow = active.begun === shown.begun ? active.row : 0;
  const lines = shown.known + (shown.ended ? 0 : LINES_TO_COME);
  const fromEnd = shown.order === 'oldest';
  /** From a line to its row, and back. */
  const turned = (place: number): number => (fromEnd ? lines - 1 - place : place);
  const activeLine = turned(activeRow);

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
      const inRange = defaultRangeExtractor(range);
      const outside = activeRow < lines && !inRange.includes(activeLine);
      return outside ? [...inRange, activeLine].sort((one, other) => one - other) : inRange;
    },
  });
  const inView = [virtual.range?.startIndex ?? 0, virtual.range?.endIndex ?? 0].map(turned);
  const from = Math.min(...inView);
  const to = Math.max(...inView);

  useLayoutEffect(() => virtual.measure(), [virtual, lineHeight]);
  const begunAt = useRef({ begun: shown.begun, lines });
  useLayoutEffect(() => {
    const { current: before } = begunAt;
    begunAt.current = { begun: shown.begun, lines };
    const scroll = frame.current;
    if (!scroll) return;
    if (before.begun !== shown.begun) scroll.scrollTo({ top: fromEnd ? scroll.scrollHeight : 0 });
    // What comes in above does not push the others down.
    else if (fromEnd) scroll.scrollTop += (lines - before.lines) * lineHeight;
  }, [shown.begun, lines, fromEnd, lineHeight]);
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
    virtual.scrollToIndex(turned(row));
    const there = rowAt(row);
    if (there && opened !== null) onOpen(there, 'passing');
  };
  const beginAt = async (order: BookOrder): Promise<void> => {
    await pages.show(shown.filter, order);
    setActive({ row: 0, begun: pages.read().begun, toFocus: true });
  };
  const moveBy = (key: string): boolean => {
    if (key === 'Home' && fromEnd) void beginAt('newest');
    else if (key === 'End' && (fromEnd ? activeRow === 0 : !shown.ended)) void beginAt('oldest');
    else {
      const linesInView = Math.floor(((frame.current?.clientHeight ?? 0) - HEAD_HEIGHT) / lineHeight);
      const above = fromEnd ? lines - shown.known : 0;
      const next = rowMove(key, activeLine - above, shown.known, linesInView);
      if (next === null) return false;
      moveTo(turned(next + above));
    }
    return true;
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
        const here = rowAt(activeRow);
        if (event.key === 'Enter' && here) onOpen(here, 'enter');
        else if (event.key === ' ' && here) onPlay(here);
        else if (!moveBy(event.key)) return;
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
          const place = turned(index);
          const row = rowAt(place);
          return (
            <div
              key={place}
              role="row"
              aria-rowindex={fromEnd && count !== null ? Math.max(2, count + 1 - place) : index + 2}
              aria-selected={row ? row.key === opened : undefined}
              className={styles['line']}
              style={{ blockSize: lineHeight, transform: `translateY(${start - HEAD_HEIGHT}px)` }}
              tabIndex={place === activeRow ? 0 : -1}
              onClick={(event) => {
                // The keys come to the row, whatever of it was clicked.
                setActive({ row: place, begun: shown.begun, toFocus: false });
                event.currentTarget.focus({ preventScroll: true });
                if (!row) return;
                const toPlay =
                  event.target instanceof Element && event.target.closest('[data-plays]') !== null;
                if (toPlay) onPlay(row);
                if (!toPlay || opened !== null) onOpen(row, toPlay ? 'passing' : 'pointer');
              }}
            >
              {row ? (
                <CallLine row={row} playing={row.key === playing} />
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
