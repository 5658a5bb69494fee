import { FormattedMessage, useIntl } from 'react-intl';
import type { CallRow } from '../../../contract/model/call.ts';
import { useDesk } from '../../store/DeskProvider.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { useInstantText } from '../../ui/useInstantText.ts';
import { numberText } from '../incoming-call/callerName.ts';
import styles from './CallItem.module.css';
import { CallState } from './CallState.tsx';

const lengthText = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

export function CallItem({ call }: { readonly call: CallRow }) {
  const intl = useIntl();
  const location = useDesk((desk) => desk.account.account.locations.find(({ id }) => id === call.locationId));
  const serverOffsetMs = useDesk((desk) => desk.calls.serverOffsetMs);
  const time = useInstantText(serverOffsetMs)(call.startedAt, location?.timeZone);
  return (
    <li className={styles['row']}>
      <span className={styles['caller']}>
        <b>
          <bdi>{call.clientName ?? numberText(intl, call.number)}</bdi>
        </b>
        {call.vip && (
          <Chip tone="accent">
            <FormattedMessage id="call.vip" />
          </Chip>
        )}
        {call.isNewNumber && (
          <small>
            <FormattedMessage id="now.newNumber" />
          </small>
        )}
        {call.whileAway && (
          <small className={styles['away']}>
            <FormattedMessage id="now.whileAway" />
          </small>
        )}
      </span>
      <CallState call={call} />
      <span className={styles['location']}>{location?.title}</span>
      <span>
        {time.text} {time.zone && <small>{time.zone}</small>}
      </span>
      <span>
        {call.durationSeconds === null ? (
          <FormattedMessage id="now.unknownLength" />
        ) : call.durationSeconds > 0 ? (
          lengthText(call.durationSeconds)
        ) : (
          <FormattedMessage id="now.noLength" />
        )}
      </span>
    </li>
  );
}
