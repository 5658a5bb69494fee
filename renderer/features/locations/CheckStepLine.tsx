import { Check, Circle, LoaderCircle, Minus, TriangleAlert, X, type LucideIcon } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import type { CheckStep } from '../../../contract/model/integration.ts';
import styles from './CheckStepLine.module.css';
import { StepFinding } from './StepFinding.tsx';

const ICONS: Readonly<Record<CheckStep['state'], LucideIcon>> = {
  waiting: Circle,
  running: LoaderCircle,
  good: Check,
  warning: TriangleAlert,
  bad: X,
  skipped: Minus,
};

interface Props {
  readonly step: CheckStep;
  readonly timeZone: string;
}

/** One step of a check: an icon and a word, how long it took, and what it found. */
export function CheckStepLine({ step, timeZone }: Props) {
  const { name, state, tookMs } = step;
  const Icon = ICONS[state];
  return (
    <li className={styles['step']} data-state={state}>
      <Icon size={15} aria-hidden />
      <div className={styles['words']}>
        <FormattedMessage id={`locations.check.step.${name}`} />{' '}
        <span className={styles['state']}>
          <FormattedMessage id={`locations.check.state.${state}`} />
        </span>
        <StepFinding step={step} timeZone={timeZone} />
      </div>
      {tookMs !== null && (
        <span className={styles['took']}>
          <FormattedMessage id="locations.check.ms" values={{ ms: tookMs }} />
        </span>
      )}
    </li>
  );
}
