import { ArrowDownLeft, ArrowUpRight, Check, Clock, PhoneForwarded, type LucideIcon } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import type { CallRow } from '../../../contract/model/call.ts';
import styles from './CallState.module.css';

interface Look {
  readonly word:
    | 'answered'
    | 'outgoing'
    | 'internal'
    | 'noDirection'
    | 'other'
    | Exclude<CallRow['status'], 'success' | 'other'>;
  readonly tone: 'ok' | 'bad' | 'info' | 'muted';
  readonly Icon: LucideIcon;
}

function lookOf({ direction, status }: CallRow): Look {
  if (direction === 'outgoing') return { word: 'outgoing', tone: 'info', Icon: ArrowUpRight };
  if (direction === 'internal') return { word: 'internal', tone: 'muted', Icon: PhoneForwarded };
  if (direction === 'other' && status !== 'missed')
    return { word: 'noDirection', tone: 'muted', Icon: Clock };
  if (status === 'success') return { word: 'answered', tone: 'ok', Icon: Check };
  if (status === 'other') return { word: 'other', tone: 'muted', Icon: Clock };
  return { word: status, tone: 'bad', Icon: ArrowDownLeft };
}

/** How the call ended: an icon and a word, never a colour alone. */
export function CallState({ call }: { readonly call: CallRow }) {
  const { word, tone, Icon } = lookOf(call);
  return (
    <span className={styles['state']} data-tone={tone}>
      <Icon size={16} aria-hidden />
      <FormattedMessage id={`state.${word}`} />
    </span>
  );
}
