import { AudioLines } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import type { BookRow } from '../../../contract/model/callBook.ts';
import { Button } from '../../ui/Button.tsx';
import type { CallPlayer, PlayerState } from './callPlayer.ts';
import { callLength } from './callLength.ts';
import styles from './PaneRecording.module.css';

interface Props {
  readonly row: BookRow;
  readonly player: CallPlayer;
  readonly heard: PlayerState;
}

/** Says whether the call was recorded; the player below the list has the controls. */
export function PaneRecording({ row, player, heard }: Props) {
  const here = heard.row?.key === row.key;
  if (row.recordingUnread)
    return (
      <p className={styles['hint']}>
        <FormattedMessage id="calls.recordingUnread" />
      </p>
    );
  if (!row.hasRecording) return null;
  return (
    <div className={styles['recording']}>
      <AudioLines size={16} aria-hidden />
      <span className={styles['words']}>
        {row.durationSeconds === null ? (
          <FormattedMessage id="calls.recordingLength" />
        ) : (
          <FormattedMessage id="calls.recordingOf" values={{ length: callLength(row.durationSeconds) }} />
        )}
      </span>
      {here && (
        <span className={styles['hint']}>
          <FormattedMessage id="calls.playerBelow" />
        </span>
      )}
      {/* It stays where it was, or the keys would be lost with it. */}
      <Button onClick={() => player.toggle(row)}>
        <FormattedMessage id={here && heard.playing ? 'calls.pause' : 'calls.listen'} />
      </Button>
    </div>
  );
}
