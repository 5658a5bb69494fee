import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { useDesk } from '../../store/DeskProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { useIsAhead } from '../../ui/ticker.ts';
import { PartnerLock } from './PartnerLock.tsx';
import { PartnerTabs } from './PartnerTabs.tsx';
import styles from './PartnerTools.module.css';

/** What the owner of the Marketplace app does from this desk. It fills the place it is opened from. */
export function PartnerTools({ onBack }: { readonly onBack: () => void }) {
  const pinSet = useDesk((desk) => desk.manager.manager.pinSet);
  const unlocked = useIsAhead(useDesk((desk) => desk.manager.manager.unlockedUntil));
  const [askAtOnce, setAskAtOnce] = useState(pinSet && !unlocked);
  // Later, when the PIN has lapsed, no question jumps at whoever is here.
  if (askAtOnce && unlocked) setAskAtOnce(false);
  return (
    <div className={styles['page']}>
      <header className={styles['head']}>
        <Button look="quiet" onClick={onBack}>
          <ArrowLeft size={16} aria-hidden className={styles['arrow']} />
          <FormattedMessage id="partner.back" />
        </Button>
        <h1>
          <FormattedMessage id="partner.tools" />
        </h1>
      </header>
      {pinSet && unlocked ? <PartnerTabs /> : <PartnerLock pinSet={pinSet} askAtOnce={askAtOnce} />}
    </div>
  );
}
