import { Check, CircleX, Clock, TriangleAlert, type LucideIcon } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import type { LedgerEntry } from '../../../contract/model/partner.ts';
import styles from './LedgerWord.module.css';
import { ToneWord, type Tone } from './ToneWord.tsx';
import { useAnswerText } from './useAnswerText.ts';

const LOOKS: Readonly<Record<LedgerEntry['state'], { readonly tone: Tone; readonly Icon: LucideIcon }>> = {
  sending: { tone: 'info', Icon: Clock },
  done: { tone: 'ok', Icon: Check },
  refused: { tone: 'bad', Icon: CircleX },
  lost: { tone: 'warn', Icon: TriangleAlert },
};

/** What came of a line: a word, and Altegio's answer or what is known instead of one. */
export function LedgerWord({ entry }: { readonly entry: LedgerEntry }) {
  const answerText = useAnswerText();
  const { tone, Icon } = LOOKS[entry.state];
  return (
    <>
      <ToneWord tone={tone} Icon={Icon}>
        <FormattedMessage id={`partner.ledger.is.${entry.state}`} />
      </ToneWord>
      <small className={styles['answer']}>{answerText(entry)}</small>
    </>
  );
}
