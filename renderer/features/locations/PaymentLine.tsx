import { FormattedMessage, FormattedNumber, useIntl } from 'react-intl';
import type { InstallationPayment } from '../../../contract/model/integration.ts';
import { useDayText } from '../../ui/useDayText.ts';
import styles from './PaymentLine.module.css';

interface Props {
  readonly payment: InstallationPayment;
  readonly today: string;
}

/** A payment that went back is struck through and says so. */
export function PaymentLine({ payment: { sum, paidOn, fromDay, toDay, refunded }, today }: Props) {
  const intl = useIntl();
  const dayText = useDayText();
  const nothing = intl.formatMessage({ id: 'locations.nothing' });
  const text = (day: string | null): string => (day === null ? nothing : dayText(day, today));
  const period = (): string => {
    const days = { from: text(fromDay), to: text(toDay) };
    if (fromDay !== null && toDay !== null)
      return intl.formatMessage({ id: 'locations.payments.range' }, days);
    if (toDay !== null) return intl.formatMessage({ id: 'locations.payments.until' }, days);
    if (fromDay !== null) return intl.formatMessage({ id: 'locations.payments.from' }, days);
    return nothing;
  };
  const worded = (words: string) => (refunded ? <s>{words}</s> : words);
  return (
    <tr className={styles['line']} data-refunded={refunded || undefined}>
      <td>{worded(text(paidOn))}</td>
      <td>
        {refunded ? (
          <s>
            <FormattedNumber value={sum} minimumFractionDigits={2} maximumFractionDigits={2} />
          </s>
        ) : (
          <FormattedNumber value={sum} minimumFractionDigits={2} maximumFractionDigits={2} />
        )}
      </td>
      <td>
        {worded(period())}
        {refunded && (
          <b>
            {' '}
            <FormattedMessage id="locations.payments.refunded" />
          </b>
        )}
      </td>
    </tr>
  );
}
