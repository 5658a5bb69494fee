import { FormattedMessage } from 'react-intl';
import { Hidden } from '../../ui/Hidden.tsx';
import styles from './Skeleton.module.css';

/** Keeps the room of the details; the grey lines appear only when the answer takes its time. */
export function Skeleton() {
  return (
    <div className={styles['room']}>
      <Hidden>
        <FormattedMessage id="call.searching" />
      </Hidden>
      <div className={styles['lines']} aria-hidden>
        <i />
        <i />
        <i />
      </div>
    </div>
  );
}
