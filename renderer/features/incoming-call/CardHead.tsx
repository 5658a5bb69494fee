import { FormattedMessage } from 'react-intl';
import type { CallCard } from '../../../contract/model/card.ts';
import { DismissButton } from './DismissButton.tsx';
import { StateLine } from './StateLine.tsx';
import styles from './CardHead.module.css';

export function CardHead({
  card,
  serverOffsetMs,
}: {
  readonly card: CallCard;
  readonly serverOffsetMs: number;
}) {
  return (
    <div className={styles['head']}>
      <StateLine card={card} serverOffsetMs={serverOffsetMs} />
      <span className={styles['place']}>{card.locationTitle}</span>
      {card.origin !== 'altegio' && (
        <span className={styles['origin']}>
          <FormattedMessage id={`call.${card.origin}`} />
        </span>
      )}
      <DismissButton card={card} />
    </div>
  );
}
