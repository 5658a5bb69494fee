import { FormattedMessage } from 'react-intl';
import type { LocationStatus } from '../../../contract/model/integration.ts';
import { useDesk } from '../../store/DeskProvider.tsx';
import { StatusButton } from './StatusButton.tsx';
import { StatusDetails } from './StatusDetails.tsx';
import { StatusSentence } from './StatusSentence.tsx';
import { StatusTicks } from './StatusTicks.tsx';
import { stepOf } from './stepOf.ts';
import styles from './StatusStrip.module.css';
import { toneOf } from './toneOf.ts';

interface Props {
  readonly openSettings: () => void;
  readonly openLocations: () => void;
}

const isFrozen = ({ word }: LocationStatus): boolean => word === 'frozen';

/** Whether calls arrive, on top of every place; if not: why, since when and what to do. */
export function StatusStrip(opens: Props) {
  const health = useDesk((desk) => desk.health.health);
  // Altegio answers for a frozen location as for any other, and has nothing new to tell.
  const frozenRows = useDesk((desk) => desk.integration.integration.rows.filter(isFrozen).length);
  const delivers = health.overall === 'arriving' || health.overall === 'partly';
  const frozen = delivers ? frozenRows : 0;
  return (
    <div className={styles['strip']} data-tone={frozen > 0 ? 'warn' : toneOf(health.overall)}>
      <span className={styles['dot']} aria-hidden />
      <div className={styles['words']} role="status">
        <div>
          <StatusSentence health={health} />
          {frozen > 0 && (
            <>
              {' · '}
              <FormattedMessage id="status.frozen" values={{ count: frozen }} />
            </>
          )}
          {delivers && health.lastCheckAt !== null && (
            <StatusTicks health={health} lastCheckAt={health.lastCheckAt} />
          )}
        </div>
        <StatusDetails health={health} />
      </div>
      <StatusButton step={stepOf(health, frozen)} retryAt={health.retryAt} {...opens} />
    </div>
  );
}
