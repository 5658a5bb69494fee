import { FormattedMessage, useIntl } from 'react-intl';
import type { FollowUpRow } from '../../../contract/model/followUp.ts';
import { useDesk } from '../../store/DeskProvider.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Dotted } from '../../ui/Dotted.tsx';
import { useAgeSeconds } from '../../ui/ticker.ts';
import { useAgeText } from '../../ui/useAgeText.ts';
import { useInstantText } from '../../ui/useInstantText.ts';
import { numberText } from '../incoming-call/callerName.ts';
import styles from './RowHeading.module.css';
import { rowName } from './rowName.ts';

const DAY_SECONDS = 86_400;

function standingOf({ clientId, why }: FollowUpRow): 'client' | 'new' | 'noClient' {
  if (clientId !== null) return 'client';
  return why.some(({ kind }) => kind === 'newCaller') ? 'new' : 'noClient';
}

interface Props {
  readonly row: FollowUpRow;
  readonly id: string;
}

/** Who, how often and how long ago: "3 tries · last 25 min ago · Downtown". */
export function RowHeading({ row, id }: Props) {
  const intl = useIntl();
  const location = useDesk((desk) => desk.account.account.locations.find((one) => one.id === row.locationId));
  const serverOffsetMs = useDesk((desk) => desk.calls.serverOffsetMs);
  const seconds = useAgeSeconds(row.lastTryAt, serverOffsetMs);
  const ageText = useAgeText();
  const instantText = useInstantText(serverOffsetMs);
  const when = seconds < DAY_SECONDS ? ageText(seconds) : instantText(row.lastTryAt, location?.timeZone).text;
  return (
    <div>
      <div className={styles['name']}>
        <b id={id}>
          <bdi>{rowName(intl, row)}</bdi>
        </b>
        {row.vip && (
          <Chip tone="accent">
            <FormattedMessage id="call.vip" />
          </Chip>
        )}
        {!row.vip && (
          <Chip>
            <FormattedMessage id={`followUp.${standingOf(row)}`} />
          </Chip>
        )}
      </div>
      <p className={styles['meta']}>
        <Dotted
          facts={[
            row.clientName !== null && numberText(intl, row.number),
            intl.formatMessage({ id: 'followUp.tries' }, { count: row.tries }),
            intl.formatMessage({ id: 'followUp.last' }, { when }),
            location?.title,
          ]}
        />
      </p>
    </div>
  );
}
