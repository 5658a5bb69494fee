import { LockKeyhole } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { useDesk } from '../../store/DeskProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { useIsAhead } from '../../ui/ticker.ts';
import { useInstantText } from '../../ui/useInstantText.ts';
import { SetPinDialog } from '../manager-pin/SetPinDialog.tsx';
import { UnlockDialog } from '../manager-pin/UnlockDialog.tsx';
import styles from './PartnerLock.module.css';

interface Props {
  readonly pinSet: boolean;
  /** The person has just come here: the PIN is asked for without another click. */
  readonly askAtOnce: boolean;
}

/** Stands where the tools are while the manager's PIN is locked, or not set yet. */
export function PartnerLock({ pinSet, askAtOnce }: Props) {
  const blockedUntil = useDesk((desk) => desk.manager.manager.blockedUntil);
  const blocked = useIsAhead(blockedUntil);
  const instantText = useInstantText(0);
  const [asking, setAsking] = useState<'unlock' | 'set' | null>(askAtOnce ? 'unlock' : null);
  const close = (): void => setAsking(null);
  return (
    <section className={styles['lock']} aria-labelledby="partner-lock">
      <LockKeyhole size={28} aria-hidden />
      <h2 id="partner-lock">
        <FormattedMessage id={pinSet ? 'partner.lockedTitle' : 'partner.noPinTitle'} />
      </h2>
      <p>
        <FormattedMessage id={pinSet ? 'partner.locked' : 'partner.noPin'} />
      </p>
      {pinSet && blocked && blockedUntil !== null && (
        <p className={styles['blocked']}>
          <FormattedMessage id="pin.blocked" values={{ when: instantText(blockedUntil).text }} />
        </p>
      )}
      <Button look="primary" onClick={() => setAsking(pinSet ? 'unlock' : 'set')}>
        <FormattedMessage id={pinSet ? 'pin.unlock' : 'pin.set'} />
      </Button>
      {asking === 'unlock' && <UnlockDialog onClose={close} />}
      {asking === 'set' && <SetPinDialog onClose={close} />}
    </section>
  );
}
