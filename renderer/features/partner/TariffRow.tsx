import { FormattedMessage, useIntl } from 'react-intl';
import type { LocationId } from '../../../contract/model/ids.ts';
import type { Tariff } from '../../../contract/model/partner.ts';
import { act } from '../../ui/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { useAction } from '../../ui/useAction.ts';
import { useCopied } from '../../ui/useCopied.ts';
import { PartnerTrouble } from './PartnerTrouble.tsx';
import styles from './TariffRow.module.css';

interface Props {
  readonly tariff: string;
  readonly option: Tariff['options'][number];
  readonly locationId: LocationId;
  readonly discountPercent: number | null;
  /** The discount that was typed is one. */
  readonly usable: boolean;
}

export function TariffRow({ tariff, option, locationId, discountPercent, usable }: Props) {
  const intl = useIntl();
  const action = useAction();
  const [copied, tellCopied] = useCopied();
  const { id, title, price, currency, months, freeMonths } = option;

  const page = async (then: 'open' | 'copy'): Promise<void> => {
    if (!usable) return;
    const input = { locationId, tariffOptionId: id, discountPercent, then };
    if (!(await action.run(() => act('partner.paymentPage', input))) || then === 'open') return;
    tellCopied();
  };
  const name = `${tariff} ${title}`;
  const priceText = (amount: number): string =>
    /^[A-Z]{3}$/.test(currency)
      ? intl.formatNumber(amount, { style: 'currency', currency })
      : intl.formatNumber(amount);
  return (
    <tr>
      <th scope="row">
        {tariff}
        <small>{title}</small>
      </th>
      <td>
        {months === null ? '–' : <FormattedMessage id="partner.tariffs.months" values={{ months }} />}
        {freeMonths !== null && freeMonths > 0 && (
          <small>
            <FormattedMessage id="partner.tariffs.free" values={{ months: freeMonths }} />
          </small>
        )}
      </td>
      <td data-align="end">{price === null ? '–' : priceText(price)}</td>
      <td data-align="end">
        <div className={styles['buttons']}>
          <Button
            pending={action.pending || !usable}
            aria-label={intl.formatMessage({ id: 'partner.tariffs.openOf' }, { name })}
            onClick={() => void page('open')}
          >
            <FormattedMessage id="partner.tariffs.open" />
          </Button>
          <Button
            look="quiet"
            pending={action.pending || !usable}
            aria-label={copied ? undefined : intl.formatMessage({ id: 'partner.tariffs.copyOf' }, { name })}
            onClick={() => void page('copy')}
          >
            <FormattedMessage id={copied ? 'call.copied' : 'partner.tariffs.copy'} />
          </Button>
        </div>
        <PartnerTrouble trouble={action.trouble} />
      </td>
    </tr>
  );
}
