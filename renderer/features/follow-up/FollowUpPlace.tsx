import { useCallback, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { TabPanel, Tabs } from 'react-aria-components/Tabs';
import type { FollowUpState } from '../../../contract/model/followUp.ts';
import type { LocationId } from '../../../contract/model/ids.ts';
import { useDesk } from '../../store/DeskProvider.tsx';
import type { Decision } from './decision.ts';
import { FollowUpHead } from './FollowUpHead.tsx';
import { FollowUpTab } from './FollowUpTab.tsx';
import styles from './FollowUpPlace.module.css';
import { isTab, TABS } from './tabs.ts';
import { UndoBar } from './UndoBar.tsx';

/** Who waits for a call back: one row a person, in the order in which to ring. */
export function FollowUpPlace() {
  const [tab, setTab] = useState<FollowUpState>('open');
  const [locationId, setLocationId] = useState<LocationId | null>(null);
  const [decision, setDecision] = useState<Decision | null>(null);
  const { minSeconds, openingHours, openDays } = useDesk((desk) => desk.settings.settings.missedRule);
  const forget = useCallback(() => setDecision(null), []);

  return (
    <Tabs
      className={styles['place'] ?? ''}
      selectedKey={tab}
      onSelectionChange={(key) => isTab(key) && setTab(key)}
    >
      <FollowUpHead locationId={locationId} onLocation={setLocationId} />
      {TABS.map((name) => (
        <TabPanel key={name} id={name} className={styles['panel'] ?? ''}>
          <FollowUpTab key={locationId} tab={name} locationId={locationId} onDecided={setDecision} />
        </TabPanel>
      ))}
      <div className={styles['undo']} aria-live="polite" aria-atomic>
        {decision && <UndoBar key={decision.id} decision={decision} onGone={forget} onUndone={forget} />}
      </div>
      <p className={styles['rule']}>
        <FormattedMessage
          id="followUp.rule"
          values={{ seconds: minSeconds, hours: openingHours ? 'some' : 'any', days: openDays }}
        />
      </p>
    </Tabs>
  );
}
