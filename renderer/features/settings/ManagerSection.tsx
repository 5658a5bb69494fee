import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { useDesk } from '../../store/DeskProvider.tsx';
import { tell } from '../../ui/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { useIsAhead } from '../../ui/ticker.ts';
import { useInstantText } from '../../ui/useInstantText.ts';
import { RemovePinDialog } from '../manager-pin/RemovePinDialog.tsx';
import { SetPinDialog } from '../manager-pin/SetPinDialog.tsx';
import { UnlockDialog } from '../manager-pin/UnlockDialog.tsx';
import styles from './ManagerSection.module.css';

/** What only a manager may do on this computer, and the PIN that says so. */
export function ManagerSection() {
  const { pinSet, unlockedUntil, blockedUntil } = useDesk((desk) => desk.manager.manager);
  const unlocked = useIsAhead(unlockedUntil);
  const blocked = useIsAhead(blockedUntil);
  // Both end by this PC's clock.
  const instantText = useInstantText(0);
  const [open, setOpen] = useState<'set' | 'remove' | 'unlock' | null>(null);
  const close = (): void => setOpen(null);
  return (
    <>
      <p>
        <FormattedMessage id="pin.lead" />
      </p>
      <p className={styles['state']} data-look={blocked ? 'blocked' : unlocked ? 'open' : undefined}>
        {!pinSet && <FormattedMessage id="pin.notSet" />}
        {pinSet && blocked && blockedUntil !== null && (
          <FormattedMessage id="pin.blocked" values={{ when: instantText(blockedUntil).text }} />
        )}
        {pinSet && !blocked && !unlocked && <FormattedMessage id="pin.locked" />}
        {pinSet && !blocked && unlocked && unlockedUntil !== null && (
          <FormattedMessage id="pin.unlocked" values={{ when: instantText(unlockedUntil).text }} />
        )}
      </p>
      <div className={styles['buttons']}>
        {pinSet && !unlocked && (
          <Button onClick={() => setOpen('unlock')}>
            <FormattedMessage id="pin.unlock" />
          </Button>
        )}
        {pinSet && unlocked && (
          <Button onClick={() => tell('manager.lock')}>
            <FormattedMessage id="pin.lock" />
          </Button>
        )}
        <Button onClick={() => setOpen('set')}>
          <FormattedMessage id={pinSet ? 'pin.change' : 'pin.set'} />
        </Button>
        {pinSet && (
          <Button look="danger" onClick={() => setOpen('remove')}>
            <FormattedMessage id="pin.remove" />
          </Button>
        )}
      </div>
      {open === 'set' && <SetPinDialog onClose={close} />}
      {open === 'remove' && <RemovePinDialog onClose={close} />}
      {open === 'unlock' && <UnlockDialog onClose={close} />}
    </>
  );
}
