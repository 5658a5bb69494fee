import { useId, useState, type SubmitEvent } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { PreparedAction } from '../../../contract/model/partner.ts';
import { act } from '../../ui/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useAction } from '../../ui/useAction.ts';
import { WindowDialog } from '../../ui/WindowDialog.tsx';
import { AddressChanges } from './AddressChanges.tsx';
import { RequestShown } from './RequestShown.tsx';
import styles from './SendDialog.module.css';
import { PartnerTrouble } from './PartnerTrouble.tsx';
import { useActionText } from './useActionText.ts';

interface Props {
  readonly prepared: PreparedAction;
  readonly onClose: () => void;
  readonly onSent: () => void;
}

/** "This will be sent": the request as it leaves, and a yes or a no. */
export function SendDialog({ prepared, onClose, onSent }: Props) {
  const intl = useIntl();
  const form = useId();
  const actionText = useActionText();
  const sending = useAction();
  const [typed, setTyped] = useState('');
  const { action, requests, typeToConfirm, difference, repeats } = prepared;
  const takesAway = action.kind === 'disconnect' || action.kind === 'disableTelephony';
  // It is sent once. Whatever came of it, a second try is prepared anew.
  const over = sending.trouble !== null && sending.trouble.kind !== 'typedWrong';

  const send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const given = typeToConfirm === null ? null : typed.trim();
    if (await sending.run(() => act('partner.send', { id: prepared.id, typed: given }))) onSent();
  };
  // What comes of it is told here, so it stays until then.
  const leave = (): void => {
    if (!sending.pending) onClose();
  };
  return (
    <WindowDialog
      role="alertdialog"
      title={intl.formatMessage({ id: 'partner.sendTitle' })}
      onClose={leave}
      buttons={
        <>
          {/* Another button once it is over, so that the focus of the one that goes is not lost. */}
          <Button
            key={over ? 'close' : 'cancel'}
            autoFocus={over || typeToConfirm === null}
            pending={sending.pending}
            onClick={leave}
          >
            <FormattedMessage id={over ? 'partner.close' : 'action.cancel'} />
          </Button>
          {!over && (
            <Button
              type="submit"
              form={form}
              look={takesAway ? 'danger' : 'primary'}
              pending={sending.pending}
            >
              <FormattedMessage id={sending.pending ? 'partner.sending' : 'partner.send'} />
            </Button>
          )}
        </>
      }
    >
      <form id={form} className={styles['form']} onSubmit={(event) => void send(event)}>
        <p>{actionText(action)}</p>
        {repeats !== null && (
          <p className={styles['repeats']}>
            <FormattedMessage id="partner.repeats" values={{ id: `${repeats}` }} />
          </p>
        )}
        {difference && <AddressChanges difference={difference} />}
        {requests.map((request, index) => (
          <RequestShown key={`${index} ${request.path}`} request={request} />
        ))}
        {typeToConfirm !== null && !over && (
          <TextField
            autoFocus
            label={intl.formatMessage({ id: 'partner.typeToConfirm' })}
            hint={intl.formatMessage({ id: 'partner.typeThis' }, { name: typeToConfirm })}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
        <p aria-live="polite" aria-atomic className={styles['status']}>
          {sending.pending && <FormattedMessage id="partner.sendingHint" />}
        </p>
        <PartnerTrouble trouble={sending.trouble} />
      </form>
    </WindowDialog>
  );
}
