import { useState } from 'react';
import { useIntl } from 'react-intl';
import { act } from '../../ui/bridge.ts';
import { useAction } from '../../ui/useAction.ts';
import { PinDialog } from './PinDialog.tsx';
import { PinField } from './PinField.tsx';
import { isPin } from './isPin.ts';

export function RemovePinDialog({ onClose }: { readonly onClose: () => void }) {
  const intl = useIntl();
  const action = useAction();
  const [current, setCurrent] = useState('');
  const [unfit, setUnfit] = useState(false);

  const remove = async (): Promise<void> => {
    setUnfit(!isPin(current));
    if (!isPin(current)) return;
    if (await action.run(() => act('manager.setPin', { current, pin: null }))) onClose();
    else setCurrent('');
  };
  return (
    <PinDialog
      title={intl.formatMessage({ id: 'pin.removeTitle' })}
      lead={intl.formatMessage({ id: 'pin.removeLead' })}
      button={intl.formatMessage({ id: 'pin.remove' })}
      look="danger"
      pending={action.pending}
      trouble={action.trouble}
      onSubmit={() => void remove()}
      onClose={onClose}
    >
      <PinField
        label={intl.formatMessage({ id: 'pin.current' })}
        value={current}
        autoFocus
        error={unfit ? intl.formatMessage({ id: 'pin.unfit' }) : undefined}
        onChange={setCurrent}
      />
    </PinDialog>
  );
}
