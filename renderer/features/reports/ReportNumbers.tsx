import { FormattedMessage, FormattedNumber, useIntl } from 'react-intl';
import type { CallReport } from '../../../contract/model/report.ts';
import styles from './ReportNumbers.module.css';
import { totalOf } from './totals.ts';

const NUMBERS = ['calls', 'answered', 'missed', 'calledBack', 'newNumbers', 'laterBooked'] as const;

/** Minutes while they are few, then hours. */
function Duration({ minutes }: { readonly minutes: number }) {
  const intl = useIntl();
  const inHours = minutes >= 90;
  return (
    <>
      {intl.formatNumber(inHours ? minutes / 60 : minutes, {
        maximumFractionDigits: inHours || minutes < 10 ? 1 : 0,
      })}{' '}
      <small>
        <FormattedMessage id={inHours ? 'reports.hours' : 'reports.minutes'} />
      </small>
    </>
  );
}

export function ReportNumbers({ report }: { readonly report: CallReport }) {
  const total = totalOf(report.days);
  const minutes = report.medianMinutesToCallBack;
  return (
    <dl className={styles['numbers']}>
      {NUMBERS.map((name) => (
        <div key={name} data-bad={(name === 'missed' && total.missed > 0) || undefined}>
          <dt>
            <FormattedMessage id={`reports.${name}`} />
          </dt>
          <dd>
            <FormattedNumber value={total[name]} />
          </dd>
        </div>
      ))}
      <div>
        <dt>
          <FormattedMessage id="reports.callBackTime" />
        </dt>
        <dd>{minutes === null ? '–' : <Duration minutes={minutes} />}</dd>
      </div>
    </dl>
  );
}
