import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useDesk } from '../../store/DeskProvider.tsx';
import { act } from '../../ui/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { TroubleText } from '../../ui/TroubleText.tsx';
import { useAction } from '../../ui/useAction.ts';
import { AddLocations } from './AddLocations.tsx';
import styles from './AccountSection.module.css';
import { Facts } from './Facts.tsx';
import { ForgetDialog, type ForgetWay } from './ForgetDialog.tsx';
import { WatchedLocations } from './WatchedLocations.tsx';

export function AccountSection() {
  const intl = useIntl();
  const account = useDesk((desk) => desk.account.account);
  const demo = useDesk((desk) => desk.app.app.demo);
  const action = useAction();
  const [open, setOpen] = useState<'add' | ForgetWay | null>(null);

  return (
    <>
      {demo && (
        <p>
          <FormattedMessage id="account.demo" />
        </p>
      )}
      <Facts
        facts={[
          {
            name: intl.formatMessage({ id: 'account.host' }),
            value: account.connected ? account.host : intl.formatMessage({ id: 'account.notConnected' }),
          },
          {
            name: intl.formatMessage({ id: 'account.keeping' }),
            value: intl.formatMessage({ id: `account.keeping.${account.keeping}` }),
          },
        ]}
      />
      <WatchedLocations locations={account.locations} />
      <div className={styles['buttons']}>
        {!demo && (
          <Button onClick={() => void action.run(() => act('connect.begin'))}>
            <FormattedMessage id="account.signIn" />
          </Button>
        )}
        {!demo && (
          <Button onClick={() => setOpen('add')}>
            <FormattedMessage id="account.add" />
          </Button>
        )}
        {account.keeping === 'unprotected' && (
          <Button onClick={() => setOpen('keepLess')}>
            <FormattedMessage id="account.keepLess" />
          </Button>
        )}
        {!demo && (
          <Button look="danger" onClick={() => setOpen('disconnect')}>
            <FormattedMessage id="account.disconnect" />
          </Button>
        )}
      </div>
      <TroubleText trouble={action.trouble} />
      {open === 'add' && <AddLocations onClose={() => setOpen(null)} />}
      {(open === 'disconnect' || open === 'keepLess') && (
        <ForgetDialog way={open} onClose={() => setOpen(null)} />
      )}
    </>
  );
}
