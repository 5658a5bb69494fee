import { Info } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import type { CallCard, CallerMatch } from '../../../contract/model/card.ts';
import { FromMemory } from './FromMemory.tsx';
import styles from './Honesty.module.css';

interface Props {
  readonly card: CallCard;
  readonly match: Extract<CallerMatch, { kind: 'known' }>;
}

/** Says so when the card cannot show everything or shows something old. */
export function Honesty({ card, match }: Props) {
  return (
    <>
      {match.fromCacheAt !== null && <FromMemory asOf={match.fromCacheAt} timeZone={card.timeZone} />}
      {match.limited && (
        <p className={styles['line']}>
          <Info size={14} aria-hidden />
          <FormattedMessage id="call.limited" />
        </p>
      )}
    </>
  );
}
