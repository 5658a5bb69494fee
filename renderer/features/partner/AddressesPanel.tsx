import { X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { WebhookList } from '../../../contract/model/integration.ts';
import { Button } from '../../ui/Button.tsx';
import { SwitchLine } from '../../ui/SwitchLine.tsx';
import { AddAddress } from './AddAddress.tsx';
import styles from './AddressesPanel.module.css';
import { Panel } from './Panel.tsx';

interface Props {
  readonly webhooks: WebhookList;
  readonly pending: boolean;
  readonly onReview: (urls: string[], active: boolean) => void;
  readonly children: ReactNode;
}

/** The list is changed here first; nothing is sent before it was reviewed. */
export function AddressesPanel({ webhooks, pending, onReview, children }: Props) {
  const intl = useIntl();
  const [urls, setUrls] = useState<readonly string[]>(webhooks.urls);
  const [active, setActive] = useState(webhooks.active);
  const changed = active !== webhooks.active || urls.join('\n') !== webhooks.urls.join('\n');
  const title = intl.formatMessage({ id: 'partner.webhooks.title' });
  return (
    <Panel title={title} lead={<FormattedMessage id="partner.webhooks.lead" />}>
      {urls.length === 0 ? (
        <p className={styles['none']}>
          <FormattedMessage id="partner.webhooks.none" />
        </p>
      ) : (
        <ul className={styles['list']} aria-label={title}>
          {urls.map((url) => (
            <li key={url}>
              <span className={styles['url']} dir="ltr">
                {url}
              </span>
              {!webhooks.urls.includes(url) && (
                <span className={styles['new']}>
                  <FormattedMessage id="partner.webhooks.new" />
                </span>
              )}
              <Button
                look="icon"
                aria-label={intl.formatMessage({ id: 'partner.webhooks.remove' }, { url })}
                onClick={() => setUrls(urls.filter((one) => one !== url))}
              >
                <X size={16} aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
      )}
      <AddAddress present={urls} onAdd={(url) => setUrls([...urls, url])} />
      <SwitchLine
        label={intl.formatMessage({ id: 'partner.webhooks.active' })}
        hint={intl.formatMessage({ id: 'partner.webhooks.activeHint' })}
        on={active}
        onChange={setActive}
      />
      <div className={styles['buttons']}>
        <Button
          look="primary"
          pending={pending || !changed || urls.length === 0}
          onClick={() => changed && urls.length > 0 && !pending && onReview([...urls], active)}
        >
          <FormattedMessage id="partner.review" />
        </Button>
        <span className={styles['note']}>
          {urls.length === 0 && <FormattedMessage id="partner.webhooks.oneStays" />}
          {urls.length > 0 && !changed && <FormattedMessage id="partner.webhooks.unchanged" />}
        </span>
      </div>
      {children}
    </Panel>
  );
}
