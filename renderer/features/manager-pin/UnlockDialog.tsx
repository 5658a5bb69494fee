import { useState } from 'react';
import { useIntl } from 'react-intl';
import { act } from '../../ui/bridge.ts';
import { useAction } from '../../ui/useAction.ts';
import { PinDialog } from './PinDialog.tsx';
import { PinField } from './PinField.tsx';
import { isPin } from './isPin.ts';

interface Props {
  readonly onClose: () => void;
  readonly onUnlocked?: () => void;
}

/** Asks for the manager's PIN. */
export function UnlockDialog({ onClose, onUnlocked }: Props) {
  const intl = useIntl();
  const action = useAction();
  const [pin, setPin] = useState('');
  const [unfit, setUnfit] = useState(false);

  const unlock = async (): Promise<void> => {
    setUnfit(!isPin(pin));
    if (!isPin(pin)) return;
    if (await action.run(() => act('manager.unlock', { pin }))) {
      onUnlocked?.();
      onClose();
    } else setPin('');
  };
  return (
    <PinDialog
      title={intl.formatMessage({ id: 'pin.unlockTitle' })}
      lead={intl.formatMessage({ id: 'pin.unlockLead' })}
      button={intl.formatMessage({ id: 'pin.unlock' })}
      pending={action.pending}
      trouble={action.trouble}
      onSubmit={() => void unlock()}
      onClose={onClose}
    >
      <PinField
        label={intl.formatMessage({ id: 'pin.label' })}
        value={pin}
        autoFocus
        error={unfit ? intl.formatMessage({ id: 'pin.unfit' }) : undefined}
        onChange={setPin}
      />
    </PinDialog>
  );
}
