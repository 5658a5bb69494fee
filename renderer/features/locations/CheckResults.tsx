import { FormattedMessage, useIntl } from 'react-intl';
import type { LocationStatus } from '../../../contract/model/integration.ts';
import { useDesk } from '../../store/DeskProvider.tsx';
import { act } from '../../ui/bridge.ts';
import { TroubleText } from '../../ui/TroubleText.tsx';
import { useAction } from '../../ui/useAction.ts';
import styles from './CheckResults.module.css';
import { CheckStepLine } from './CheckStepLine.tsx';
import { CheckSummary } from './CheckSummary.tsx';
import { CopyAction } from './CopyAction.tsx';
import { PaneSection } from './PaneSection.tsx';

/** What the last check of this location found, step by step, also while it runs. */
export function CheckResults({ row }: { readonly row: LocationStatus }) {
  const intl = useIntl();
  const action = useAction();
  const check = useDesk((desk) => desk.integration.integration.check);
  const mine = check?.locationId === row.id ? check : null;
  return (
    <PaneSection
      title={intl.formatMessage({ id: 'locations.check' })}
      extra={
        mine &&
        mine.endedAt !== null && (
          <CopyAction
            label="locations.check.report"
            action={action}
            copy={() => act('integration.copyReport', { locationId: row.id })}
          />
        )
      }
    >
      {(titleId) => (
        <>
          <p className={styles['summary']} aria-live="polite" aria-atomic>
            {mine ? <CheckSummary check={mine} /> : <FormattedMessage id="locations.check.none" />}
          </p>
          <TroubleText trouble={action.trouble} />
          {mine && (
            <ul className={styles['steps']} aria-labelledby={titleId}>
              {mine.steps.map((step) => (
                <CheckStepLine key={step.name} step={step} timeZone={row.timeZone} />
              ))}
            </ul>
          )}
        </>
      )}
    </PaneSection>
  );
}
