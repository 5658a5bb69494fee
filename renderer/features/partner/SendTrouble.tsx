import { FormattedMessage } from 'react-intl';
import type { Trouble } from '../../ui/bridge.ts';
import { TroubleText } from '../../ui/TroubleText.tsx';
import styles from './SendTrouble.module.css';

/** Why it was not sent; or that nobody knows yet, which must not look like a no. */
export function SendTrouble({ trouble }: { readonly trouble: Trouble | null }) {
  if (trouble?.kind !== 'answerLost') return <TroubleText trouble={trouble} />;
  return (
    <p className={styles['lost']} role="alert">
      <FormattedMessage id="partner.answerLost" />
    </p>
  );
}
