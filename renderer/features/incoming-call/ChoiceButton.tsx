import { useId } from 'react';
import { FormattedMessage } from 'react-intl';
import type { Candidate } from '../../../contract/model/card.ts';
import { act } from '../../ui/bridge.ts';
import type { BodyProps } from './CallBody.tsx';
import { useVisitText } from './useVisitText.ts';
import styles from './ChoiceButton.module.css';

interface Props extends BodyProps {
  readonly candidate: Candidate;
  readonly digit: number | null;
}

export function ChoiceButton({ card, action, candidate, digit }: Props) {
  const hintId = useId();
  const visitText = useVisitText(card.timeZone);
  const { hint, name } = candidate;
  // The button holds the name and nothing else, so that it is called by it; its area covers the whole row.
  return (
    <div className={styles['choice']}>
      {digit !== null && (
        <kbd className={styles['key']} aria-hidden>
          {digit}
        </kbd>
      )}
      <button
        type="button"
        className={styles['name']}
        aria-describedby={hint ? hintId : undefined}
        aria-keyshortcuts={digit === null ? undefined : `${digit}`}
        data-choice={digit ?? undefined}
        onClick={() => void action.run(() => act('card.choose', { key: card.key, clientId: candidate.id }))}
      >
        <bdi>{name}</bdi>
      </button>
      {hint && (
        <span id={hintId} className={styles['hint']}>
          <FormattedMessage
            id={hint.kind === 'next' ? 'call.hintNext' : 'call.hintLast'}
            values={{ when: hint.kind === 'next' ? visitText(hint.visit).moment : visitText(hint.visit).day }}
          />
        </span>
      )}
    </div>
  );
}
