import { FormattedMessage, useIntl } from 'react-intl';
import type { InstallationPayment } from '../../../contract/model/integration.ts';
import { useDesk } from '../../store/DeskProvider.tsx';
import { useToday } from '../../ui/ticker.ts';
import { knownZone } from '../../ui/zoneTime.ts';
import { PaneSection } from './PaneSection.tsx';
import { PaymentLine } from './PaymentLine.tsx';
import styles from './Payments.module.css';

const COLUMNS = ['paidOn', 'sum', 'period'] as const;

interface Props {
  readonly payments: readonly InstallationPayment[];
  readonly timeZone: string;
}

/** What was paid for telephony in this location, newest first. */
export function Payments({ payments, timeZone }: Props) {
  const intl = useIntl();
  const today = useToday(
    knownZone(timeZone),
    useDesk((desk) => desk.calls.serverOffsetMs),
  );
  return (
    <PaneSection title={intl.formatMessage({ id: 'locations.payments' })}>
      {(titleId) => (
        <table className={styles['table']} aria-labelledby={titleId}>
          {payments.length > 0 && (
            <thead>
              <tr>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col">
                    <FormattedMessage id={`locations.payments.${column}`} />
                  </th>
                ))}
              </tr>
            </thead>
          )}
          <tbody>
            {payments.map((payment) => (
              <PaymentLine key={payment.id} payment={payment} today={today} />
            ))}
            {payments.length === 0 && (
              <tr>
                <td colSpan={COLUMNS.length} className={styles['none']}>
                  <FormattedMessage id="locations.payments.none" />
                </td>
              </tr>
            )}
          </tbody>
        </table>
      )}
    </PaneSection>
  );
}
