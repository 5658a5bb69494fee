import { Check, Undo2 } from 'lucide-react';
import { FormattedMessage, FormattedNumber, useIntl } from 'react-intl';
import type { InstallationPayment } from '../../../contract/model/integration.ts';
import { Button } from '../../ui/Button.tsx';
import { ToneWord } from './ToneWord.tsx';
import { useDateText } from './useDateText.ts';

interface Props {
  readonly payment: InstallationPayment;
  readonly onRefund: () => void;
}

export function PaymentRow({ payment, onRefund }: Props) {
  const intl = useIntl();
  const dateText = useDateText();
  const { id, sum, paidOn, fromDay, toDay, refunded } = payment;
  return (
    <tr>
      <th scope="row">
        {dateText(paidOn)}
        <small>
          <FormattedMessage id="partner.payments.number" values={{ id: `${id}` }} />
        </small>
      </th>
      <td>
        {fromDay === null && toDay === null ? (
          '–'
        ) : (
          <FormattedMessage
            id="partner.payments.fromTo"
            values={{ from: dateText(fromDay), to: dateText(toDay) }}
          />
        )}
      </td>
      <td data-align="end">
        <FormattedNumber value={sum} minimumFractionDigits={2} maximumFractionDigits={2} />
      </td>
      <td>
        <ToneWord tone={refunded ? 'muted' : 'ok'} Icon={refunded ? Undo2 : Check}>
          <FormattedMessage id={refunded ? 'partner.payments.refunded' : 'partner.payments.paid'} />
        </ToneWord>
      </td>
      <td data-align="end">
        {!refunded && (
          <Button
            aria-label={intl.formatMessage({ id: 'partner.payments.refundOf' }, { id: `${id}` })}
            onClick={onRefund}
          >
            <FormattedMessage id="partner.payments.refund" />
          </Button>
        )}
      </td>
    </tr>
  );
}
