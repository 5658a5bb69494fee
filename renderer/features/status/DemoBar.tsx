import { FormattedMessage } from 'react-intl';
import { useDesk } from '../../store/DeskProvider.tsx';
import { act } from '../../ui/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { TroubleText } from '../../ui/TroubleText.tsx';
import { useAction } from '../../ui/useAction.ts';
import styles from './DemoBar.module.css';

/** So that nobody takes the demo salon for their own. */
export function DemoBar() {
  const demo = useDesk((desk) => desk.app.app.demo);
  const action = useAction();
  if (!demo) return null;
  return (
    <aside className={styles['bar']} aria-labelledby="demo-name">
      <p className={styles['words']}>
        <b id="demo-name">
          <FormattedMessage id="demo.title" />
        </b>{' '}
        <FormattedMessage id="demo.lead" />
      </p>
      <div className={styles['buttons']}>
        <Button look="primary" onClick={() => void action.run(() => act('demo.ring'))}>
          <FormattedMessage id="demo.ring" />
        </Button>
        <Button onClick={() => void action.run(() => act('connect.begin'))}>
          <FormattedMessage id="welcome.connect" />
        </Button>
        <Button look="quiet" onClick={() => void action.run(() => act('app.leaveDemo'))}>
          <FormattedMessage id="demo.leave" />
        </Button>
      </div>
      <TroubleText trouble={action.trouble} />
    </aside>
  );
}
