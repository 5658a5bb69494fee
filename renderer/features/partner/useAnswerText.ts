import { useIntl } from 'react-intl';
import type { LedgerEntry } from '../../../contract/model/partner.ts';
import { useProblemText } from './useProblemText.ts';

/** What Altegio answered to a line of the ledger, or why nobody knows. */
export function useAnswerText(): (entry: LedgerEntry) => string {
  const intl = useIntl();
  const problemText = useProblemText();
  return ({ operation, state, next, answer, problem }) => {
    switch (state) {
      case 'sending':
        return intl.formatMessage({ id: 'partner.ledger.waiting' });
      case 'lost': {
        // At first the answer only repeats how it got lost; later it says what was found.
        const found = answer === problem?.detail ? '' : answer;
        if (next === 'nothing') return found;
        const kind = operation === 'notifyPayment' || operation === 'notifyRefund' ? 'money' : 'other';
        const toDo =
          next === 'look'
            ? intl.formatMessage({ id: 'partner.ledger.next.look' }, { kind })
            : intl.formatMessage({ id: 'partner.ledger.next.sendAgain' });
        return found === '' ? toDo : `${found[0]?.toUpperCase() ?? ''}${found.slice(1)}. ${toDo}`;
      }
      case 'refused':
        return problem ? problemText(problem) : answer;
      case 'done':
        return answer === 'notInstalled' ? intl.formatMessage({ id: 'partner.ledger.notInstalled' }) : answer;
    }
  };
}
