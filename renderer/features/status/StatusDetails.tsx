import { FormattedMessage, useIntl } from 'react-intl';
import type { Health, LocationHealth } from '../../../contract/model/health.ts';
import { useInstantText } from '../../ui/useInstantText.ts';
import { ClockSkew } from './ClockSkew.tsx';
import styles from './StatusDetails.module.css';

const well = ({ state }: LocationHealth): boolean => state === 'arriving' || state === 'starting';

/** Which locations do not deliver, why and since when; when the next try is due; and a clock that is wrong. */
export function StatusDetails({ health }: { readonly health: Health }) {
  const intl = useIntl();
  const instantText = useInstantText(health.clockSkewMs);
  const { locations, overall, retryAt } = health;
  const troubled = locations.filter((location) => !well(location));
  const since = (instant: string): string =>
    intl.formatMessage({ id: 'status.since' }, { when: instantText(instant).text });

  // A state that holds everywhere began, for the person, when the first location fell into it.
  const first = troubled.map((location) => location.since).sort()[0];
  const times = [
    overall !== 'partly' && first !== undefined && since(first),
    overall !== 'arriving' &&
      retryAt !== null &&
      intl.formatMessage({ id: 'status.retry' }, { time: instantText(retryAt).text }),
  ].filter(Boolean);
  return (
    <>
      {overall === 'partly' && (
        <ul className={styles['list']}>
          {troubled.map(({ id, title, state, since: from }) => (
            <li key={id}>
              <b>{title}</b>
              {': '}
              <FormattedMessage id={`status.here.${state}`} />
              <span className={styles['aside']}> · {since(from)}</span>
            </li>
          ))}
        </ul>
      )}
      {times.length > 0 && <div className={styles['aside']}>{times.join(' · ')}</div>}
      <ClockSkew skewMs={health.clockSkewMs} />
    </>
  );
}
