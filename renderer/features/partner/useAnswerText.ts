import { useIntl } from 'react-intl';
import type { LedgerEntry } from '../../../contract/model/partner.ts';
import { useProblemText } from './useProblemText.ts';

/** What Altegio answered to a line of the ledger, or why nobody knows. */
export function useAnswerText(): (entry: LedgerEntry) => string {
  const intl = useIntl();
  const problemText = useProblemText();
  return ({ state, answer, problem }) => {
    switch (state) {
      case 'sending':
        return intl.formatMessage({ id: 'partner.ledger.waiting' });
      case 'lost': {
        // At first the answer only repeats how it got lost; later it says what was found.
        const found = answer !== '' && answer !== problem?.detail;
        return found ? answer : intl.formatMessage({ id: 'partner.ledger.looking' });
      }
      case 'refused':
        return problem ? problemText(problem) : answer;
      case 'done':
        return answer === 'notInstalled' ? intl.formatMessage({ id: 'partner.ledger.notInstalled' }) : answer;
    }
  };
}
