import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Location } from '../../../contract/model/location.ts';
import { Button } from '../../ui/Button.tsx';
import { ListState } from './ListState.tsx';
import { Panel } from './Panel.tsx';
import { PaymentRow } from './PaymentRow.tsx';
import { ReportPayment } from './ReportPayment.tsx';
import { SendingState } from './SendingState.tsx';
import { Table } from './Table.tsx';
import { usePayments } from './usePayments.ts';
import { useSending } from './useSending.ts';

/** The payments that Altegio knows of, newest first; a partner reports each one, and takes it back. */
export function PaymentsPanel({ location }: { readonly location: Location }) {
  const intl = useIntl();
  const { id: locationId, title } = location;
  const [reporting, setReporting] = useState(false);
  const { payments, trouble, waiting, readAgain } = usePayments(locationId);
  const sending = useSending(() => {
    setReporting(false);
    readAgain();
  });
  const column = (name: 'paidOn' | 'period' | 'sum' | 'state' | 'refund') =>
    intl.formatMessage({ id: `partner.payments.${name}` });

  return (
    <Panel
      title={intl.formatMessage({ id: 'partner.payments.title' }, { location: title })}
      extra={
        !reporting && (
          <Button onClick={() => setReporting(true)}>
            <FormattedMessage id="partner.payments.report" />
          </Button>
        )
      }
    >
      {reporting && (
        <ReportPayment location={location} sending={sending} onCancel={() => setReporting(false)} />
      )}
      <SendingState sending={sending} />
      {payments.length > 0 && (
        <Table
          label={intl.formatMessage({ id: 'partner.payments.title' }, { location: title })}
          columns={[
            { text: column('paidOn') },
            { text: column('period') },
            { text: column('sum'), align: 'end' },
            { text: column('state') },
            { text: column('refund'), hidden: true },
          ]}
        >
          {payments.map((payment) => (
            <PaymentRow
              key={payment.id}
              payment={payment}
              onRefund={() => sending.prepare({ kind: 'refund', locationId, paymentId: payment.id })}
            />
          ))}
        </Table>
      )}
      <ListState
        waiting={waiting}
        trouble={trouble}
        onRetry={readAgain}
        none={payments.length > 0 ? null : intl.formatMessage({ id: 'partner.payments.none' })}
      />
    </Panel>
  );
}
