import { FormattedMessage } from 'react-intl';
import styles from './Missing.module.css';

interface Props {
  readonly id:
    'connect.partnerMissing' | 'connect.loginMissing' | 'connect.userTokenMissing' | 'connect.noneChosen';
}

/** Says which value a step still needs. */
export function Missing({ id }: Props) {
  return (
    <span role="alert" className={styles['missing']}>
      <FormattedMessage id={id} />
    </span>
  );
}
