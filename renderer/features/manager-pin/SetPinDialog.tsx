import { useState } from 'react';
import { useIntl } from 'react-intl';
import { useDesk } from '../../store/DeskProvider.tsx';
import { act } from '../../ui/bridge.ts';
import { useAction } from '../../ui/useAction.ts';
import { PinDialog } from './PinDialog.tsx';
import { PinField } from './PinField.tsx';
import { isPin } from './isPin.ts';

/** Sets a first PIN, or another one in its place. */
export function SetPinDialog({ onClose }: { readonly onClose: () => void }) {
  const intl = useIntl();
  const action = useAction();
  const isSet = useDesk((desk) => desk.manager.manager.pinSet);
  // What was asked at the beginning stays, though the PIN is set by the end.
  const [changes] = useState(isSet);
  const [current, setCurrent] = useState('');
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [checked, setChecked] = useState(false);
  const fits = { current: !changes || isPin(current), pin: isPin(pin), again: pin === again };

  const set = async (): Promise<void> => {
    setChecked(true);
    if (!fits.current || !fits.pin || !fits.again) return;
    const given = changes ? current : null;
    if (await action.run(() => act('manager.setPin', { current: given, pin }))) onClose();
  };
  const unfit = (fit: boolean, id: 'pin.unfit' | 'pin.differs'): string | undefined =>
    checked && !fit ? intl.formatMessage({ id }) : undefined;
  return (
    <PinDialog
      title={intl.formatMessage({ id: changes ? 'pin.changeTitle' : 'pin.setTitle' })}
      lead={intl.formatMessage({ id: 'pin.setLead' })}
      button={intl.formatMessage({ id: changes ? 'pin.changeButton' : 'pin.setButton' })}
      pending={action.pending}
      trouble={action.trouble}
      onSubmit={() => void set()}
      onClose={onClose}
    >
      {changes && (
        <PinField
          label={intl.formatMessage({ id: 'pin.current' })}
          value={current}
          autoFocus
          error={unfit(fits.current, 'pin.unfit')}
          onChange={setCurrent}
        />
      )}
      <PinField
        label={intl.formatMessage({ id: 'pin.new' })}
        value={pin}
        autoFocus={!changes}
        hint={intl.formatMessage({ id: 'pin.newHint' })}
        error={unfit(fits.pin, 'pin.unfit')}
        onChange={setPin}
      />
      <PinField
        label={intl.formatMessage({ id: 'pin.again' })}
        value={again}
        error={unfit(fits.again, 'pin.differs')}
        onChange={setAgain}
      />
    </PinDialog>
  );
}
