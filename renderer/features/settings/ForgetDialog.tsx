import { useId, useState, type SyntheticEvent } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useDesk } from '../../store/DeskProvider.tsx';
import { act, type Trouble } from '../../ui/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { TroubleText } from '../../ui/TroubleText.tsx';
import { useAction } from '../../ui/useAction.ts';
import { WindowDialog } from '../../ui/WindowDialog.tsx';
import { isPin } from '../manager-pin/isPin.ts';
import { PinField } from '../manager-pin/PinField.tsx';
import styles from './ForgetDialog.module.css';
import { LossList } from './LossList.tsx';

/** Each way in which this computer forgets an account. */
const WAYS = {
  disconnect: {
    texts: { title: 'account.disconnectTitle', lead: 'account.disconnectText', button: 'account.disconnect' },
    request: (pin) => act('account.disconnect', pin),
  },
  keepLess: {
    texts: { title: 'account.keepLessTitle', lead: 'account.keepLessText', button: 'account.keepLess' },
    request: (pin) => act('account.keepUnprotected', { keep: false, ...pin }),
  },
} as const satisfies Record<
  string,
  { texts: object; request: (pin: { readonly pin?: string }) => Promise<Trouble | null> }
>;

export type ForgetWay = keyof typeof WAYS;

interface Props {
  readonly way: ForgetWay;
  readonly onClose: () => void;
}

/** Says what goes for good, and asks for the manager's PIN where one is set. */
export function ForgetDialog({ way, onClose }: Props) {
  const intl = useIntl();
  const formId = useId();
  const pinSet = useDesk((desk) => desk.manager.manager.pinSet);
  const action = useAction();
  const [pin, setPin] = useState('');
  const [unfit, setUnfit] = useState(false);
  const { texts, request } = WAYS[way];

  const forget = async (): Promise<void> => {
    setUnfit(pinSet && !isPin(pin));
    if (pinSet && !isPin(pin)) return;
    if (await action.run(() => request(pinSet ? { pin } : {}))) onClose();
    else setPin('');
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    void forget();
  };
  return (
    <WindowDialog
      role="alertdialog"
      title={intl.formatMessage({ id: texts.title })}
      onClose={onClose}
      buttons={
        <>
          <Button autoFocus={!pinSet} onClick={onClose}>
            <FormattedMessage id="action.cancel" />
          </Button>
          <Button look="danger" type="submit" form={formId} pending={action.pending}>
            <FormattedMessage id={texts.button} />
          </Button>
        </>
      }
    >
      <form id={formId} className={styles['form']} onSubmit={submit}>
        <p>
          <FormattedMessage id={texts.lead} />
        </p>
        <LossList />
        {pinSet && (
          <PinField
            label={intl.formatMessage({ id: 'pin.label' })}
            value={pin}
            autoFocus
            error={unfit ? intl.formatMessage({ id: 'pin.unfit' }) : undefined}
            onChange={setPin}
          />
        )}
        <TroubleText trouble={action.trouble} />
      </form>
    </WindowDialog>
  );
}
