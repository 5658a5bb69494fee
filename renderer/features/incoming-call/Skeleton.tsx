import { FormattedMessage } from 'react-intl';
import { Hidden } from '../../ui/Hidden.tsx';
import styles from './Skeleton.module.css';

interface Props {
  /** A client's details, or the one field in which somebody new gets a name. */
  readonly for: 'client' | 'newCaller';
}

/** Keeps the room of what follows; the grey lines appear only when the answer takes its time. */
export function Skeleton({ for: whom }: Props) {
  return (
    <div className={styles['room']} data-for={whom}>
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
