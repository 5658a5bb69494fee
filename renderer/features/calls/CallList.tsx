import { useCallback, useRef, useState } from 'react';
import type { BookRow } from '../../../contract/model/callBook.ts';
import { useDesk } from '../../store/DeskProvider.tsx';
import { useCalm } from '../../ui/useCalm.ts';
import { CallGrid } from './CallGrid.tsx';
import styles from './CallList.module.css';
import { CallPane } from './CallPane.tsx';
import { CallsFoot } from './CallsFoot.tsx';
import { ListState } from './ListState.tsx';
import { NewCallsPill } from './NewCallsPill.tsx';
import { PlayerBar } from './PlayerBar.tsx';
import { skipByKey } from './skipByKey.ts';
import type { FilterInUse } from './useCallFilter.ts';
import { useCallPages } from './useCallPages.ts';
import { usePlayer } from './usePlayer.ts';

const READ_AGAIN_MS = 700;

interface Props extends FilterInUse {
  readonly count: number | null;
}

/** The list with its side pane and the player below both. */
export function CallList({ filter, change, count }: Props) {
  const bookChange = useCalm(
    useDesk((desk) => desk.book.book.change),
    READ_AGAIN_MS,
  );
  const compact = useDesk((desk) => desk.settings.settings.compactRows);
  const { pages, shown } = useCallPages(filter, bookChange);
  const { player, heard } = usePlayer();
  const [opened, setOpened] = useState<BookRow | null>(null);
  const [keysWanted, setKeysWanted] = useState(0);
  const place = useRef<HTMLDivElement>(null);

  const open = (row: BookRow): void => {
    setOpened(row);
    if (row.hasRecording) player.cue(row);
    else player.uncue();
  };
  const close = (): void => {
    setOpened(null);
    setKeysWanted(0);
    player.uncue();
    place.current?.querySelector<HTMLElement>('[role=row][tabindex="0"]')?.focus();
  };
  const play = useCallback(
    (row: BookRow): void => {
      if (row.hasRecording) player.toggle(row);
    },
    [player],
  );

  return (
    <div
      ref={place}
      className={styles['place']}
      onKeyDown={(event) => {
        skipByKey(event, player);
        if (event.key !== 'Escape' || event.defaultPrevented || !opened) return;
        event.preventDefault();
        close();
      }}
    >
      <div className={styles['body']} data-pane={opened !== null || undefined}>
        <div className={styles['list']}>
          {shown.first && shown.order === 'newest' && (
            <NewCallsPill
              key={shown.begun}
              filter={shown.filter}
              first={shown.first}
              bookChange={bookChange}
              onShow={() => void pages.show(filter)}
            />
          )}
          <CallGrid
            pages={pages}
            shown={shown}
            count={count}
            compact={compact}
            opened={opened?.key ?? null}
            playing={heard.playing ? (heard.row?.key ?? null) : null}
            onOpen={(row, how) => {
              open(row);
              if (how === 'enter') setKeysWanted(keysWanted + 1);
            }}
            onPlay={play}
          />
          <ListState shown={shown} onRetry={() => pages.retry()} onChange={change} />
        </div>
        {opened && (
          <div className={styles['pane']}>
            <CallPane
              row={opened}
              bookChange={bookChange}
              player={player}
              heard={heard}
              keysWanted={keysWanted}
              onClose={close}
              onGoTo={open}
            />
          </div>
        )}
      </div>
      <CallsFoot filter={filter} count={count} />
      <PlayerBar player={player} heard={heard} />
    </div>
  );
}
