import { useId, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { act } from '../../ui/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { TroubleText } from '../../ui/TroubleText.tsx';
import { useAction } from '../../ui/useAction.ts';
import { WindowDialog } from '../../ui/WindowDialog.tsx';

interface Props {
  readonly onClose: () => void;
  readonly onUnlocked: () => void;
}

const isPin = (text: string): boolean => /^\d{4,12}$/u.test(text);

/** Asks for the manager PIN; main knows whether it is right. */
export function PinDialog({ onClose, onUnlocked }: Props) {
  const intl = useIntl();
  const form = useId();
  const action = useAction();
  const [pin, setPin] = useState('');
  const unlock = async (): Promise<void> => {
    if (isPin(pin) && (await action.run(() => act('manager.unlock', { pin })))) onUnlocked();
    else setPin('');
  };
  return (
    <WindowDialog
      title={intl.formatMessage({ id: 'calls.pinTitle' })}
      onClose={onClose}
      buttons={
        <>
          <Button onClick={onClose}>
            <FormattedMessage id="action.cancel" />
          </Button>
          <Button look="primary" type="submit" form={form} pending={action.pending}>
            <FormattedMessage id="calls.unlock" />
          </Button>
        </>
      }
    >
      <p>
        <FormattedMessage id="calls.pinLead" />
      </p>
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          void unlock();
        }}
      >
        <TextField
          label={intl.formatMessage({ id: 'calls.pin' })}
          hint={intl.formatMessage({ id: 'calls.pinHint' })}
          error={action.trouble && <TroubleText trouble={action.trouble} />}
          type="password"
          inputMode="numeric"
          autoFocus
          maxLength={12}
          value={pin}
          onChange={(event) => setPin(event.target.value)}
        />
      </form>
    </WindowDialog>
  );
}
