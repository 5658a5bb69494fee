import { FormattedMessage } from 'react-intl';
import { useDesk } from '../../store/DeskProvider.tsx';
import { act } from '../../ui/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { TroubleText } from '../../ui/TroubleText.tsx';
import { useAction } from '../../ui/useAction.ts';
import styles from './Welcome.module.css';

/** The first screen: useful at once, with or without an account. Where a sign-in was lost, it says so. */
export function Welcome() {
  const action = useAction();
  const lost = useDesk((desk) => desk.app.app.notices.find(({ kind }) => kind === 'tokensUnreadable'));
  const demo = (
    <div className={styles['way']} key="demo">
      <Button
        {...(!lost && { look: 'primary' })}
        pending={action.pending}
        onClick={() => void action.run(() => act('app.tryDemo'))}
      >
        <FormattedMessage id="welcome.demo" />
      </Button>
      <p>
        <FormattedMessage id="welcome.demoHint" />
      </p>
    </div>
  );
  const connect = (
    <div className={styles['way']} key="connect">
      <Button
        {...(lost && { look: 'primary' })}
        pending={action.pending}
        onClick={() => void action.run(() => act('connect.begin'))}
      >
        <FormattedMessage id={lost ? 'welcome.signInAgain' : 'welcome.connect'} />
      </Button>
      <p>
        <FormattedMessage id="welcome.connectHint" />
      </p>
    </div>
  );
  return (
    <main className={styles['page']}>
      <div className={styles['brand']} translate="no">
        Ringdesk
      </div>
      <h1 className={styles['title']}>
        <FormattedMessage id={lost ? 'welcome.signInAgain' : 'welcome.title'} />
      </h1>
      <p className={styles['lead']}>
        {lost?.kind === 'tokensUnreadable' ? (
          <FormattedMessage id="notice.tokensUnreadable" values={{ book: lost.book }} />
        ) : (
          <FormattedMessage id="welcome.lead" />
        )}
      </p>
      <div className={styles['ways']}>{lost ? [connect, demo] : [demo, connect]}</div>
      <TroubleText trouble={action.trouble} />
    </main>
  );
}
