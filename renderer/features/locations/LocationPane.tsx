import { useEffect, useRef } from 'react';
import { X } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { LocationStatus } from '../../../contract/model/integration.ts';
import { Button } from '../../ui/Button.tsx';
import { CheckResults } from './CheckResults.tsx';
import { DetailsTrouble } from './DetailsTrouble.tsx';
import { LocationFacts } from './LocationFacts.tsx';
import styles from './LocationPane.module.css';
import { NextSteps } from './NextSteps.tsx';
import { Payments } from './Payments.tsx';
import { StatusLog } from './StatusLog.tsx';
import { TimeLeft } from './TimeLeft.tsx';
import { useAdviceText } from './useAdviceText.ts';
import { useLocationDetails } from './useLocationDetails.ts';

interface Props {
  readonly row: LocationStatus;
  /** Counts up with each Enter on a row: then the keys come here. */
  readonly keysWanted: number;
  readonly onClose: () => void;
  readonly openSettings: () => void;
}

/** One location: what its state means, the next step, what a check found, and its history. */
export function LocationPane({ row, keysWanted, onClose, openSettings }: Props) {
  const intl = useIntl();
  const pane = useRef<HTMLElement>(null);
  const advice = useAdviceText(row);
  const { told, askAgain } = useLocationDetails(row.id);

  useEffect(() => {
    if (keysWanted > 0) pane.current?.focus();
  }, [keysWanted]);

  return (
    <aside
      ref={pane}
      className={styles['pane']}
      tabIndex={-1}
      aria-label={intl.formatMessage({ id: 'locations.details' })}
    >
      <div className={styles['head']}>
        <h2>
          <FormattedMessage id={`locations.title.${row.word}`} values={{ title: row.title }} />
        </h2>
        <p>{advice}</p>
        <TimeLeft reason={row.reason} />
        <NextSteps row={row} openSettings={openSettings} />
        <Button
          look="icon"
          aria-label={intl.formatMessage({ id: 'locations.closeDetails' })}
          onClick={onClose}
        >
          <X size={16} aria-hidden />
        </Button>
      </div>
      <CheckResults row={row} />
      {told === null && (
        <p className={styles['waiting']}>
          <FormattedMessage id="locations.detailsComing" />
        </p>
      )}
      {told?.trouble && <DetailsTrouble trouble={told.trouble} onRetry={askAgain} />}
      {told?.details && (
        <>
          <StatusLog log={told.details.statusLog} timeZone={row.timeZone} />
          <Payments payments={told.details.payments} timeZone={row.timeZone} />
        </>
      )}
      <LocationFacts row={row} details={told?.details ?? null} />
    </aside>
  );
}
