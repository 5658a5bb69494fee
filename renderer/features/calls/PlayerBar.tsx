import { useEffect, useRef } from 'react';
import { Pause, Play, X } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Button } from '../../ui/Button.tsx';
import { Dotted } from '../../ui/Dotted.tsx';
import { useInstantText } from '../../ui/useInstantText.ts';
import { useDesk } from '../../store/DeskProvider.tsx';
import { numberText } from '../incoming-call/callerName.ts';
import type { CallPlayer, PlayerState } from './callPlayer.ts';
import styles from './PlayerBar.module.css';
import { PlayerPosition } from './PlayerPosition.tsx';
import { PlayerSound } from './PlayerSound.tsx';
import { SaveRecording } from './SaveRecording.tsx';

interface Props {
  readonly player: CallPlayer;
  readonly heard: PlayerState;
}

/** What is being listened to. It stays while one looks at other calls. */
export function PlayerBar({ player, heard }: Props) {
  const intl = useIntl();
  const audio = useRef<HTMLAudioElement>(null);
  const { row, phase, playing } = heard;
  const serverOffsetMs = useDesk((desk) => desk.calls.serverOffsetMs);
  const location = useDesk((desk) => desk.account.account.locations.find(({ id }) => id === row?.locationId));
  const time = useInstantText(serverOffsetMs);
  const says = phase === 'cued' || phase === 'ready' ? null : phase;
  useEffect(() => (audio.current ? player.attach(audio.current) : undefined), [player]);

  const canOnlyBeSaved = phase === 'unplayable' || phase === 'broken';
  return (
    <section
      className={styles['bar']}
      aria-label={intl.formatMessage({ id: 'calls.player' })}
      hidden={row === null}
    >
      <audio ref={audio} preload="metadata" />
      {row && (
        <>
          <button
            type="button"
            className={styles['play']}
            aria-label={intl.formatMessage({ id: playing ? 'calls.pause' : 'calls.play' })}
            aria-disabled={phase === 'opening' || undefined}
            onClick={() => {
              if (phase !== 'opening') player.toggle(row);
            }}
          >
            {playing ? <Pause size={18} aria-hidden /> : <Play size={18} aria-hidden />}
          </button>
          <div className={styles['who']}>
            <b>
              <bdi>{row.clientName ?? numberText(intl, row.number)}</bdi>
            </b>
            <span className={styles['when']} aria-live="polite" aria-atomic data-says={says ?? undefined}>
              {says === null ? (
                <Dotted facts={[time(row.startedAt, location?.timeZone).moment, location?.title]} />
              ) : (
                <FormattedMessage id={`calls.recording.${says}`} />
              )}
            </span>
          </div>
          {canOnlyBeSaved ? (
            <SaveRecording key={row.key} row={row} />
          ) : (
            <>
              <PlayerPosition player={player} heard={heard} />
              <PlayerSound player={player} heard={heard} />
            </>
          )}
          <Button
            look="icon"
            aria-label={intl.formatMessage({ id: 'calls.closePlayer' })}
            onClick={() => player.close()}
          >
            <X size={16} aria-hidden />
          </Button>
        </>
      )}
    </section>
  );
}
