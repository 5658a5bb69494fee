import { FormattedMessage, useIntl } from 'react-intl';
import { Button } from '../../ui/Button.tsx';
import { callLength } from './callLength.ts';
import type { CallPlayer, PlayerState } from './callPlayer.ts';
import styles from './PlayerPosition.module.css';

const SKIPS = [
  { id: 'back15', seconds: -15, keys: 'Shift+ArrowLeft' },
  { id: 'back5', seconds: -5, keys: 'ArrowLeft' },
  { id: 'on5', seconds: 5, keys: 'ArrowRight' },
  { id: 'on15', seconds: 15, keys: 'Shift+ArrowRight' },
] as const;

interface Props {
  readonly player: CallPlayer;
  readonly heard: PlayerState;
}

/** Where in the recording one is, and ways to be elsewhere. */
export function PlayerPosition({ player, heard }: Props) {
  const intl = useIntl();
  const position = callLength(heard.positionSeconds);
  const duration = callLength(heard.durationSeconds);
  const streams = heard.phase === 'ready' && !heard.canSeek;
  return (
    <>
      <div className={styles['skips']}>
        {SKIPS.map(({ id, seconds, keys }) => (
          <Button
            key={id}
            look="quiet"
            title={intl.formatMessage({ id: `calls.${id}` })}
            aria-keyshortcuts={keys}
            pending={streams}
            onClick={() => player.skip(seconds)}
          >
            <FormattedMessage id={`calls.${id}Short`} />
          </Button>
        ))}
      </div>
      <div
        className={styles['line']}
        title={streams ? intl.formatMessage({ id: 'calls.noSeeking' }) : undefined}
      >
        <input
          type="range"
          className={styles['slider']}
          data-seeks
          aria-label={intl.formatMessage({ id: 'calls.position' })}
          aria-valuetext={intl.formatMessage({ id: 'calls.positionText' }, { position, duration })}
          disabled={heard.phase !== 'ready' || streams}
          min={0}
          max={Math.max(0.1, heard.durationSeconds)}
          step={0.1}
          value={Math.min(heard.positionSeconds, heard.durationSeconds)}
          onChange={(event) => player.seek(Number(event.target.value))}
        />
        <span className={styles['time']}>
          {position} / {duration}
        </span>
      </div>
    </>
  );
}
