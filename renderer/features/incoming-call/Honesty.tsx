import { History, Info } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import type { CallCard, CallerMatch } from '../../../contract/model/card.ts';
import { useDesk } from '../../store/DeskProvider.tsx';
import { useInstantText } from '../../ui/useInstantText.ts';
import styles from './Honesty.module.css';

interface Props {
  readonly card: CallCard;
  readonly match: Extract<CallerMatch, { kind: 'known' }>;
}

/** Says so when the card cannot show everything or shows something old. */
export function Honesty({ card, match }: Props) {
  const instantText = useInstantText(useDesk((desk) => desk.cards.serverOffsetMs));
  return (
    <>
      {match.fromCacheAt !== null && (
        <p className={styles['line']}>
          <History size={14} aria-hidden />
          <FormattedMessage
            id="call.fromMemory"
            values={{ time: instantText(match.fromCacheAt, card.timeZone).text }}
          />
        </p>
      )}
      {match.limited && (
        <p className={styles['line']}>
          <Info size={14} aria-hidden />
          <FormattedMessage id="call.limited" />
        </p>
      )}
    </>
  );
}
