import { memo } from 'react';
import { Pause, Play } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { BookRow } from '../../../contract/model/callBook.ts';
import { useDesk } from '../../store/DeskProvider.tsx';
import { Hidden } from '../../ui/Hidden.tsx';
import { useInstantText } from '../../ui/useInstantText.ts';
import { numberText } from '../incoming-call/callerName.ts';
import { callLength } from './callLength.ts';
import styles from './CallLine.module.css';
import { EndState } from './EndState.tsx';
import { FollowUpWord } from './FollowUpWord.tsx';
import { useCallSentence } from './useCallSentence.ts';

interface Props {
  readonly row: BookRow;
  /** Its recording is being heard. */
  readonly playing: boolean;
}

/** The cells of one call. */
export const CallLine = memo(function CallLine({ row, playing }: Props) {
  const intl = useIntl();
  const location = useDesk((desk) => desk.account.account.locations.find(({ id }) => id === row.locationId));
  const serverOffsetMs = useDesk((desk) => desk.calls.serverOffsetMs);
  const time = useInstantText(serverOffsetMs)(row.startedAt, location?.timeZone);
  const endText = useCallSentence();
  const name = row.clientName ?? numberText(intl, row.number);
  return (
    <>
      <div role="gridcell" className={styles['caller']} title={name}>
        <b className={styles['name']} data-number={row.clientName === null || undefined}>
          <bdi>{name}</bdi>
        </b>
        {row.vip && (
          <span className={styles['vip']}>
            <FormattedMessage id="call.vip" />
          </span>
        )}
        {row.firstTime && row.clientName === null && (
          <small>
            <FormattedMessage id="calls.firstTime" />
          </small>
        )}
      </div>
      <div role="gridcell" title={endText(row)}>
        <EndState row={row} />
      </div>
      <div role="gridcell" className={styles['location']} title={location?.title}>
        {location?.title}
      </div>
      <div role="gridcell" className={styles['time']}>
        {time.moment} {time.zone && <small>{time.zone}</small>}
      </div>
      <div role="gridcell" className={styles['length']}>
        {row.durationSeconds === null ? (
          <FormattedMessage id="now.unknownLength" />
        ) : row.durationSeconds > 0 ? (
          callLength(row.durationSeconds)
        ) : (
          <FormattedMessage id="now.noLength" />
        )}
      </div>
      <div role="gridcell" className={styles['recording']}>
        {row.recordingUnread && (
          <span title={intl.formatMessage({ id: 'calls.recordingUnread' })}>
            <FormattedMessage id="calls.recordingUnreadShort" />
          </span>
        )}
        {row.hasRecording && (
          // Space on the row does the same, so this is one more way for the mouse only; the row hears the click.
          <span
            className={styles['play']}
            data-plays
            data-playing={playing || undefined}
            title={intl.formatMessage({ id: playing ? 'calls.pauseHint' : 'calls.recordingHint' })}
          >
            {playing ? <Pause size={14} aria-hidden /> : <Play size={14} aria-hidden />}
            <Hidden>
              <FormattedMessage id={playing ? 'calls.playing' : 'calls.recorded'} />
            </Hidden>
          </span>
        )}
      </div>
      <div role="gridcell" className={styles['followUp']}>
        <FollowUpWord row={row} />
      </div>
    </>
  );
});
