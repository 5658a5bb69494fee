import { FormattedMessage } from 'react-intl';
import type { CheckStep, IntegrationReason } from '../../../contract/model/integration.ts';
import { LeftOutFact } from './LeftOutFact.tsx';
import styles from './StepFinding.module.css';
import { useReasonText } from './useReasonText.ts';

interface Props {
  readonly step: CheckStep;
  readonly timeZone: string;
}

/** What a step found, where its state alone does not say it. */
export function StepFinding({ step: { problem, reason, state, leftOut }, timeZone }: Props) {
  if (problem) {
    return (
      <p className={styles['finding']}>
        <FormattedMessage id={`problem.${problem.kind}`} values={{ detail: problem.detail ?? 'none' }} />
      </p>
    );
  }
  if (leftOut)
    return (
      <div className={styles['finding']}>
        <FormattedMessage id="locations.check.leftOut" />
        <LeftOutFact leftOut={leftOut} />
      </div>
    );
  if (!reason || state === 'good') return null;
  return <FoundReason reason={reason} timeZone={timeZone} />;
}

function FoundReason({
  reason,
  timeZone,
}: {
  readonly reason: IntegrationReason;
  readonly timeZone: string;
}) {
  return <p className={styles['finding']}>{useReasonText({ reason, timeZone })}</p>;
}
