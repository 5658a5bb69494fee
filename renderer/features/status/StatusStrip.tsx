import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Health } from '../../../contract/model/health.ts';
import { useDesk } from '../../store/DeskProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { useSecondsLeft } from '../../ui/ticker.ts';
import { AllTroubles } from './AllTroubles.tsx';
import { StatusButton } from './StatusButton.tsx';
import { StatusSentence } from './StatusSentence.tsx';
import { StatusTicks } from './StatusTicks.tsx';
import { stepOf } from './stepOf.ts';
import styles from './StatusStrip.module.css';
import { TroubleLine } from './TroubleLine.tsx';
import { isArrival, linesOf, silentLocations, toneOfStrip, type LocatedKind } from './troubles.ts';
import { useTroubles } from './useTroubles.ts';

interface Props {
  readonly openSettings: () => void;
  /** To the locations with this kind of trouble. */
  readonly showTrouble: (kind: LocatedKind) => void;
}

/** Whether calls arrive, on top of every place; if not: a line per kind of trouble, two at most. */
export function StatusStrip({ openSettings, showTrouble }: Props) {
  const health = useDesk((desk) => desk.health.health);
  const troubles = useTroubles();
  const [allOpen, setAllOpen] = useState(false);
  const { shown, more } = linesOf(troubles);
  const delivers = health.overall === 'arriving' || health.overall === 'partly';
  const silent = silentLocations(troubles);
  // Beside one kind of trouble there is room for what goes well.
  const roomLeft = shown.length === 0 || (shown.length === 1 && (delivers || silent.size === 0));
  return (
    <div className={styles['strip']} data-tone={toneOfStrip(health.overall, troubles)}>
      <div className={styles['lines']} role="status" data-several={shown.length > 1 || undefined}>
        {shown.map((trouble, index) => (
          <div key={trouble.kind} className={styles['line']}>
            <span className={styles['dot']} aria-hidden />
            <TroubleLine trouble={trouble} showTrouble={showTrouble}>
              {shown.length === 1 && isArrival(trouble) && <NextTry health={health} />}
            </TroubleLine>
            {index === shown.length - 1 && more > 0 && (
              <Button look="quiet" onClick={() => setAllOpen(true)}>
                <FormattedMessage id="status.more" values={{ count: more }} />
              </Button>
            )}
          </div>
        ))}
        {roomLeft && (
          <div className={styles['line']}>
            <span className={styles['dot']} aria-hidden />
            <span className={styles['words']}>
              <StatusSentence health={health} silent={silent.size} />
              {delivers && health.lastCheckAt !== null && (
                <StatusTicks health={health} lastCheckAt={health.lastCheckAt} />
              )}
            </span>
          </div>
        )}
      </div>
      <StatusButton step={stepOf(health)} retryAt={health.retryAt} openSettings={openSettings} />
      {allOpen && more > 0 && (
        <AllTroubles
          troubles={troubles}
          showTrouble={(kind) => {
            setAllOpen(false);
            showTrouble(kind);
          }}
          onClose={() => setAllOpen(false)}
        />
      )}
    </div>
  );
}

/** When calls are asked for again. For eyes only: it moves by itself, and the button beside it says the same. */
function NextTry({ health }: { readonly health: Health }) {
  const intl = useIntl();
  const seconds = useSecondsLeft(health.retryAt, health.clockSkewMs);
  if (seconds === null || seconds === 0) return null;
  const time =
    seconds < 60
      ? intl.formatMessage({ id: 'status.seconds' }, { count: seconds })
      : intl.formatMessage({ id: 'status.minutes' }, { count: seconds / 60 });
  return <span aria-hidden>{` · ${intl.formatMessage({ id: 'status.retry' }, { time })}`}</span>;
}
