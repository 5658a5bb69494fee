import { useDesk } from '../../store/DeskProvider.tsx';
import { StatusButton } from './StatusButton.tsx';
import { StatusDetails } from './StatusDetails.tsx';
import { StatusSentence } from './StatusSentence.tsx';
import { StatusTicks } from './StatusTicks.tsx';
import styles from './StatusStrip.module.css';
import { toneOf } from './toneOf.ts';

/** Whether calls arrive, on top of every place; if not: why, since when and what to do. */
export function StatusStrip({ openSettings }: { readonly openSettings: () => void }) {
  const health = useDesk((desk) => desk.health.health);
  const delivers = health.overall === 'arriving' || health.overall === 'partly';
  return (
    <div className={styles['strip']} data-tone={toneOf(health.overall)}>
      <span className={styles['dot']} aria-hidden />
      <div className={styles['words']} role="status">
        <div>
          <StatusSentence health={health} />
          {delivers && health.lastCheckAt !== null && (
            <StatusTicks health={health} lastCheckAt={health.lastCheckAt} />
          )}
        </div>
        <StatusDetails health={health} />
      </div>
      <StatusButton health={health} openSettings={openSettings} />
    </div>
  );
}
