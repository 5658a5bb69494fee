import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { TabPanel, Tabs } from 'react-aria-components/Tabs';
import { useDesk } from '../../store/DeskProvider.tsx';
import { TabRow } from '../../ui/TabRow.tsx';
import { BillingTab } from './BillingTab.tsx';
import { ConnectedTab } from './ConnectedTab.tsx';
import { ConnectTab } from './ConnectTab.tsx';
import { LedgerTab } from './LedgerTab.tsx';
import { ModerationTab } from './ModerationTab.tsx';
import { NoticesTab } from './NoticesTab.tsx';
import styles from './PartnerTabs.module.css';
import { WebhooksTab } from './WebhooksTab.tsx';

const TABS = [
  { name: 'connect', Content: ConnectTab },
  { name: 'billing', Content: BillingTab },
  { name: 'connected', Content: ConnectedTab },
  { name: 'webhooks', Content: WebhooksTab },
  { name: 'notices', Content: NoticesTab },
  { name: 'moderation', Content: ModerationTab },
  { name: 'ledger', Content: LedgerTab },
] as const;

type TabName = (typeof TABS)[number]['name'];

export function PartnerTabs() {
  const intl = useIntl();
  const ready = useDesk((desk) => desk.partner.partner.ready);
  const [tab, setTab] = useState<TabName>('connect');
  return (
    <Tabs
      className={styles['tabs'] ?? ''}
      selectedKey={tab}
      onSelectionChange={(key) => setTab(TABS.find(({ name }) => name === key)?.name ?? tab)}
    >
      <TabRow
        label={intl.formatMessage({ id: 'partner.tools' })}
        tabs={TABS.map(({ name }) => ({ name, text: <FormattedMessage id={`partner.tab.${name}`} /> }))}
      />
      {!ready && (
        <p className={styles['unready']}>
          <FormattedMessage id="partner.unready" />
        </p>
      )}
      {TABS.map(({ name, Content }) => (
        <TabPanel key={name} id={name} className={styles['panel'] ?? ''}>
          <Content />
        </TabPanel>
      ))}
    </Tabs>
  );
}
