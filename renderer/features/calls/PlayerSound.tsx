import { Volume2 } from 'lucide-react';
import { useIntl } from 'react-intl';
import type { CallPlayer, PlayerState } from './callPlayer.ts';
import styles from './PlayerSound.module.css';

const SPEEDS = [0.75, 1, 1.25, 1.5, 2];

interface Props {
  readonly player: CallPlayer;
  readonly heard: PlayerState;
}

/** How fast and how loud. */
export function PlayerSound({ player, heard }: Props) {
  const intl = useIntl();
  return (
    <>
      <select
        className={styles['speed']}
        aria-label={intl.formatMessage({ id: 'calls.speed' })}
        value={heard.speed}
        onChange={(event) => player.setSpeed(Number(event.target.value))}
      >
        {SPEEDS.map((speed) => (
          <option key={speed} value={speed}>
            {intl.formatMessage({ id: 'calls.speedOf' }, { speed })}
          </option>
        ))}
      </select>
      <span className={styles['volume']}>
        <Volume2 size={16} aria-hidden />
        <input
          type="range"
          aria-label={intl.formatMessage({ id: 'calls.volume' })}
          min={0}
          max={1}
          step={0.05}
          value={heard.volume}
          onChange={(event) => player.setVolume(Number(event.target.value))}
        />
      </span>
    </>
  );
}
