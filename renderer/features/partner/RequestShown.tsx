import { useIntl } from 'react-intl';
import type { ShownRequest } from '../../../contract/model/partner.ts';
import styles from './RequestShown.module.css';

/** A request as it leaves, without tokens. */
export function RequestShown({ request }: { readonly request: ShownRequest }) {
  const intl = useIntl();
  return (
    <div className={styles['request']}>
      <p className={styles['line']} dir="ltr">
        <b>{request.method}</b> {request.path}
      </p>
      {request.body !== '' && (
        <pre
          className={styles['body']}
          dir="ltr"
          tabIndex={0}
          aria-label={intl.formatMessage({ id: 'partner.requestBody' })}
          role="group"
        >
          {request.body}
        </pre>
      )}
    </div>
  );
}
