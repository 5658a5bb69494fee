import { useState, type SubmitEvent } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { LocationId } from '../../../contract/model/ids.ts';
import { useDesk } from '../../store/DeskProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { LocationChecklist } from '../connect/LocationChecklist.tsx';
import styles from './DiscountPanel.module.css';
import { Panel } from './Panel.tsx';
import { percentOf } from './percentOf.ts';
import { SendingState } from './SendingState.tsx';
import { useSending } from './useSending.ts';

/** A discount that several locations get at once. */
export function DiscountPanel() {
  const intl = useIntl();
  const locations = useDesk((desk) => desk.account.account.locations);
  const sending = useSending();
  const [chosen, setChosen] = useState<ReadonlySet<LocationId>>(new Set());
  const [typed, setTyped] = useState('');
  const [checked, setChecked] = useState(false);
  const percent = percentOf(typed);

  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setChecked(true);
    if (percent === null || chosen.size === 0 || sending.pending) return;
    sending.prepare({ kind: 'discount', locationIds: [...chosen], percent });
  };
  return (
    <Panel
      title={intl.formatMessage({ id: 'partner.discount.title' })}
      lead={<FormattedMessage id="partner.discount.lead" />}
    >
      <form className={styles['form']} onSubmit={submit} noValidate>
        <div>
          <LocationChecklist locations={locations} chosen={chosen} onChange={setChosen} />
          {checked && chosen.size === 0 && (
            <p role="alert" className={styles['missing']}>
              <FormattedMessage id="connect.noneChosen" />
            </p>
          )}
        </div>
        <div className={styles['percent']}>
          <TextField
            inputMode="decimal"
            label={intl.formatMessage({ id: 'partner.discount.percent' })}
            error={
              checked && percent === null ? intl.formatMessage({ id: 'partner.percentWrong' }) : undefined
            }
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
          <Button type="submit" pending={sending.pending}>
            <FormattedMessage id="partner.review" />
          </Button>
        </div>
      </form>
      <SendingState sending={sending} />
    </Panel>
  );
}
