import { ArrowRight } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import type { InstallationState, StatusChange } from '../../../contract/model/integration.ts';
import { useDesk } from '../../store/DeskProvider.tsx';
import { Hidden } from '../../ui/Hidden.tsx';
import { useInstantText } from '../../ui/useInstantText.ts';
import styles from './StatusLogLine.module.css';

const TONES: Readonly<Record<InstallationState, string>> = {
  active: 'good',
  pending: 'warning',
  frozen: 'bad',
  notInstalled: 'bad',
  other: 'plain',
};

interface Props {
  readonly change: StatusChange;
  readonly timeZone: string;
}

/** "3 Nov 00:00  active → frozen · billing". */
export function StatusLogLine({ change: { at, from, to, source, toldBy }, timeZone }: Props) {
  const instantText = useInstantText(useDesk((desk) => desk.calls.serverOffsetMs));
  return (
    <li className={styles['line']}>
      <time dateTime={at}>{instantText(at, timeZone).moment}</time>
      <span>
        {from !== null && (
          <>
            <FormattedMessage id={`locations.log.state.${from}`} />
            <ArrowRight className={styles['arrow'] ?? ''} size={13} aria-hidden />
            <Hidden>
              {' '}
              <FormattedMessage id="locations.log.became" />{' '}
            </Hidden>
          </>
        )}
        <b data-tone={TONES[to]}>
          <FormattedMessage id={`locations.log.state.${to}`} />
        </b>
        {(toldBy === 'here' || source !== '') && (
          <small>
            {' · '}
            {toldBy === 'here' ? (
              <FormattedMessage id="locations.log.here" />
            ) : (
              <FormattedMessage id="locations.log.source" values={{ source }} />
            )}
          </small>
        )}
      </span>
    </li>
  );
}
