import { FormattedMessage } from 'react-intl';
import type { ModerationItem } from '../../../contract/model/partner.ts';
import { useDesk } from '../../store/DeskProvider.tsx';
import { useInstantText } from '../../ui/useInstantText.ts';
import styles from './Evidence.module.css';
import { RequestShown } from './RequestShown.tsx';

/** What was sent and what came back, behind a line that opens. */
export function Evidence({ evidence }: Pick<ModerationItem, 'evidence'>) {
  const instantText = useInstantText(useDesk((desk) => desk.calls.serverOffsetMs));
  return (
    <details className={styles['evidence']}>
      <summary>
        <FormattedMessage id="partner.moderation.evidence" values={{ count: evidence.length }} />
      </summary>
      <ol className={styles['list']}>
        {evidence.map(({ at, request, answer }) => (
          <li key={`${at} ${request.path}`}>
            <small>{instantText(at).moment}</small>
            <RequestShown request={request} />
            <p className={styles['answer']}>
              <FormattedMessage id="partner.answer" values={{ answer }} />
            </p>
          </li>
        ))}
      </ol>
    </details>
  );
}
