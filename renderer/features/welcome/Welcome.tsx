import { FormattedMessage } from 'react-intl';
import { act } from '../../ui/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { TroubleText } from '../../ui/TroubleText.tsx';
import { useAction } from '../../ui/useAction.ts';
import styles from './Welcome.module.css';

/** The first screen: useful at once, with or without an account. */
export function Welcome() {
  const action = useAction();
  return (
    <main className={styles['page']}>
      <div className={styles['brand']} translate="no">
        Ringdesk
      </div>
      <h1 className={styles['title']}>
        <FormattedMessage id="welcome.title" />
      </h1>
      <p className={styles['lead']}>
        <FormattedMessage id="welcome.lead" />
      </p>
      <div className={styles['ways']}>
        <div className={styles['way']}>
          <Button
            look="primary"
            pending={action.pending}
            onClick={() => void action.run(() => act('app.tryDemo'))}
          >
            <FormattedMessage id="welcome.demo" />
          </Button>
          <p>
            <FormattedMessage id="welcome.demoHint" />
          </p>
        </div>
        <div className={styles['way']}>
          <Button pending={action.pending} onClick={() => void action.run(() => act('connect.begin'))}>
            <FormattedMessage id="welcome.connect" />
          </Button>
          <p>
            <FormattedMessage id="welcome.connectHint" />
          </p>
        </div>
      </div>
      <TroubleText trouble={action.trouble} />
    </main>
  );
}
