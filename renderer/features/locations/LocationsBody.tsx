import { useRef, useState } from 'react';
import type { LocationId } from '../../../contract/model/ids.ts';
import { LocationPane } from './LocationPane.tsx';
import styles from './LocationsBody.module.css';
import { LocationsGrid } from './LocationsGrid.tsx';
import { NoneFits } from './NoneFits.tsx';
import type { RowFilter } from './rowFilter.ts';
import type { Selection } from './useSelection.ts';

interface Props {
  readonly selection: Selection;
  readonly onFilter: (filter: RowFilter) => void;
  readonly openSettings: () => void;
}

/** The list with its side pane. Escape leads from the pane to the list, and from the list it closes the pane. */
export function LocationsBody({ selection, onFilter, openSettings }: Props) {
  const [paneOpen, setPaneOpen] = useState(true);
  const [keysWanted, setKeysWanted] = useState(0);
  const body = useRef<HTMLDivElement>(null);
  const { rows, filter, row, list, select } = selection;

  const backToList = (): void =>
    body.current?.querySelector<HTMLElement>('[role=row][tabindex="0"]')?.focus();
  const close = (): void => {
    setPaneOpen(false);
    setKeysWanted(0);
    backToList();
  };
  const open = (id: LocationId, how: 'pointer' | 'enter' | 'passing'): void => {
    select(id);
    if (how !== 'passing') setPaneOpen(true);
    setKeysWanted(how === 'enter' ? keysWanted + 1 : 0);
  };

  if (!row) return <NoneFits filter={filter} onFilter={onFilter} />;
  return (
    <div
      ref={body}
      className={styles['body']}
      data-pane={paneOpen || undefined}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || !paneOpen) return;
        event.preventDefault();
        if (event.target instanceof Element && event.target.closest('aside')) backToList();
        else close();
      }}
    >
      <div className={styles['list']} {...list}>
        <LocationsGrid rows={rows} selectedId={row.id} onOpen={open} />
      </div>
      {paneOpen && (
        <div className={styles['pane']}>
          <LocationPane
            key={row.id}
            row={row}
            keysWanted={keysWanted}
            onClose={close}
            openSettings={openSettings}
          />
        </div>
      )}
    </div>
  );
}
