import { ArrowDownLeft, Clock } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import type { CallCard } from '../../../contract/model/card.ts';
import { useAgeSeconds } from '../../ui/ticker.ts';
import { useAgeText } from '../../ui/useAgeText.ts';
import { wordOf } from './callWord.ts';
import styles from './StateLine.module.css';

/** How the call stands, in words, with its age. */
export function StateLine({
  card,
  serverOffsetMs,
}: {
  readonly card: CallCard;
  readonly serverOffsetMs: number;
}) {
  const seconds = useAgeSeconds(card.endedAt, serverOffsetMs);
  const age = useAgeText()(seconds);
  const { id, tone } = wordOf(card.status, seconds);
  const Icon = tone === 'bad' ? ArrowDownLeft : Clock;
  return (
    <span className={styles['state']} data-tone={tone}>
      <Icon size={14} aria-hidden />
      <FormattedMessage id={id} values={{ age }} />
    </span>
  );
}
