import { FormattedMessage } from 'react-intl';
import type { LocationStatus } from '../../../contract/model/integration.ts';
import { useDesk } from '../../store/DeskProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { StatusButton } from './StatusButton.tsx';
import { StatusDetails } from './StatusDetails.tsx';
import { StatusSentence } from './StatusSentence.tsx';
import { StatusTicks } from './StatusTicks.tsx';
import styles from './StatusStrip.module.css';
import { toneOf } from './toneOf.ts';

interface Props {
  readonly openSettings: () => void;
  readonly openLocations: () => void;
}

const isFrozen = ({ word }: LocationStatus): boolean => word === 'frozen';

/** Whether calls arrive, on top of every place; if not: why, since when and what to do. */
export function StatusStrip({ openSettings, openLocations }: Props) {
  const health = useDesk((desk) => desk.health.health);
  // Altegio answers for a frozen location as for any other, and has nothing new to tell.
  const frozen = useDesk((desk) => desk.integration.integration.rows.filter(isFrozen).length);
  const delivers = health.overall === 'arriving' || health.overall === 'partly';
  return (
    <div className={styles['strip']} data-tone={delivers && frozen > 0 ? 'warn' : toneOf(health.overall)}>
      <span className={styles['dot']} aria-hidden />
      <div className={styles['words']} role="status">
        <div>
          <StatusSentence health={health} />
          {delivers && frozen > 0 && (
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
      {delivers && frozen > 0 && (
        <Button onClick={openLocations}>
          <FormattedMessage id="status.locationsButton" />
        </Button>
      )}
      <StatusButton health={health} openSettings={openSettings} />
    </div>
  );
}
