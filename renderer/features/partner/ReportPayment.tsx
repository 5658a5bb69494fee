import { useState, type SubmitEvent } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Location } from '../../../contract/model/location.ts';
import { useDesk } from '../../store/DeskProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { knownZone } from '../../ui/zoneTime.ts';
import { useToday } from '../../ui/ticker.ts';
import { currencyCode } from './currencyCode.ts';
import { monthLater } from './monthLater.ts';
import styles from './ReportPayment.module.css';
import type { Sending } from './useSending.ts';

interface Props {
  readonly location: Location;
  readonly sending: Sending;
  readonly onCancel: () => void;
}

/** Tells Altegio of a payment; it may unfreeze the location. */
export function ReportPayment({ location, sending, onCancel }: Props) {
  const intl = useIntl();
  const today = useToday(
    knownZone(location.timeZone),
    useDesk((desk) => desk.calls.serverOffsetMs),
  );
  const [sum, setSum] = useState('');
  const [currency, setCurrency] = useState(currencyCode(location));
  const [days, setDays] = useState({ paidOn: today, fromDay: today, toDay: monthLater(today) });
  const [checked, setChecked] = useState(false);
  const fits = {
    sum: Number(sum) > 0 && Number(sum) <= 10_000_000,
    currency: /^[A-Z]{3}$/.test(currency),
    toDay: days.toDay >= days.fromDay,
  };
  const label = (name: 'sum' | 'currency' | keyof typeof days) =>
    intl.formatMessage({ id: `partner.pay.${name}` });
  const wrong = (name: keyof typeof fits) =>
    checked && !fits[name] ? intl.formatMessage({ id: `partner.pay.${name}Wrong` }) : undefined;

  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setChecked(true);
    if (sending.pending || !fits.sum || !fits.currency || !fits.toDay) return;
    sending.prepare({ kind: 'payment', locationId: location.id, sum: Number(sum), currency, ...days });
  };
  const dayField = (name: keyof typeof days, error?: string) => (
    <TextField
      type="date"
      required
      label={label(name)}
      value={days[name]}
      error={error}
      onChange={({ target }) => target.value && setDays({ ...days, [name]: target.value })}
    />
  );

  return (
    <form className={styles['form']} onSubmit={submit} noValidate>
      <TextField
        autoFocus
        inputMode="decimal"
        label={label('sum')}
        value={sum}
        error={wrong('sum')}
        onChange={({ target }) => setSum(target.value.replace(',', '.').replace(/[^\d.]/g, ''))}
      />
      <TextField
        label={label('currency')}
        value={currency}
        maxLength={3}
        error={wrong('currency')}
        onChange={({ target }) => setCurrency(target.value.toUpperCase())}
      />
      {dayField('paidOn')}
      <div className={styles['period']}>
        {dayField('fromDay')}
        {dayField('toDay', wrong('toDay'))}
      </div>
      <div className={styles['buttons']}>
        <Button look="primary" type="submit" pending={sending.pending}>
          <FormattedMessage id="partner.review" />
        </Button>
        <Button look="quiet" onClick={onCancel}>
          <FormattedMessage id="action.cancel" />
        </Button>
      </div>
    </form>
  );
}
