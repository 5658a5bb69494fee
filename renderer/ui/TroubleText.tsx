import { FormattedMessage } from 'react-intl';
import type { Trouble } from './bridge.ts';
import styles from './TroubleText.module.css';

/** Says what went wrong and what to do about it. */
export function TroubleText({ trouble, id }: { readonly trouble: Trouble | null; readonly id?: string }) {
  if (!trouble) return null;
  return (
    <p className={styles['trouble']} role="alert" id={id}>
      <FormattedMessage id={`problem.${trouble.kind}`} values={{ detail: trouble.detail ?? 'none' }} />
    </p>
  );
}
