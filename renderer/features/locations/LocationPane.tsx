import { FormattedMessage, useIntl } from 'react-intl';
import type { LocationStatus } from '../../../contract/model/integration.ts';
import { PaneComing, SidePane } from '../../ui/SidePane.tsx';
import { useAsOfText } from '../../ui/useAsOfText.ts';
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
  const advice = useAdviceText(row);
  const asOfText = useAsOfText();
  const { told, askAgain } = useLocationDetails(row.id);

  return (
    <SidePane
      label={intl.formatMessage({ id: 'locations.details' })}
      closeLabel={intl.formatMessage({ id: 'locations.closeDetails' })}
      keysWanted={keysWanted}
      onClose={onClose}
      head={
        <div className={styles['state']}>
          <h2>
            <FormattedMessage id={`locations.title.${row.word}`} values={{ title: row.title }} />
          </h2>
          <p>{advice}</p>
          {row.asOf !== undefined && (
            <p>
              <FormattedMessage
                id="locations.asOfSentence"
                values={{ asOf: asOfText(row.asOf, row.timeZone) }}
              />
            </p>
          )}
          <TimeLeft reason={row.reason} />
          <NextSteps row={row} openSettings={openSettings} />
        </div>
      }
    >
      <CheckResults row={row} />
      {told === null && (
        <PaneComing>
          <FormattedMessage id="locations.detailsComing" />
        </PaneComing>
      )}
      {told?.trouble && <DetailsTrouble trouble={told.trouble} onRetry={askAgain} />}
      {told?.details && (
        <>
          <StatusLog log={told.details.statusLog} timeZone={row.timeZone} />
          <Payments payments={told.details.payments} timeZone={row.timeZone} />
        </>
      )}
      <LocationFacts row={row} details={told?.details ?? null} />
    </SidePane>
  );
}
