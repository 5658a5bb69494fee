import { Check, CircleX, Clock, TriangleAlert, type LucideIcon } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import type { LedgerEntry } from '../../../contract/model/partner.ts';
import styles from './LedgerWord.module.css';
import { ToneWord, type Tone } from './ToneWord.tsx';

const LOOKS: Readonly<Record<LedgerEntry['state'], { readonly tone: Tone; readonly Icon: LucideIcon }>> = {
  sending: { tone: 'info', Icon: Clock },
  done: { tone: 'ok', Icon: Check },
  refused: { tone: 'bad', Icon: CircleX },
  lost: { tone: 'warn', Icon: TriangleAlert },
};

/** What came of a line: a word, and Altegio's answer or why it is not known. */
export function LedgerWord({ entry }: { readonly entry: LedgerEntry }) {
  const { state, answer, problem } = entry;
  const { tone, Icon } = LOOKS[state];
  // A lost answer has words of its own; the general ones ask to try again.
  const told = problem !== null && problem.kind !== 'answerLost';
  return (
    <>
      <ToneWord tone={tone} Icon={Icon}>
        <FormattedMessage id={`partner.ledger.is.${state}`} />
      </ToneWord>
      <small className={styles['answer']}>
        {state === 'sending' && <FormattedMessage id="partner.ledger.unknown" />}
        {state === 'lost' && <FormattedMessage id="partner.ledger.looking" />}
        {answer}
        {told && answer !== '' && ' · '}
        {told && (
          <FormattedMessage
            id={problem.kind === 'refused' ? 'partner.whyRefused' : `problem.${problem.kind}`}
            values={{ detail: problem.detail ?? 'none' }}
          />
        )}
      </small>
    </>
  );
}
