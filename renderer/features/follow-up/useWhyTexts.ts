import { useIntl } from 'react-intl';
import type { RingFirstReason } from '../../../contract/model/followUp.ts';

/** "Tried 3 times", "Visit soon": why somebody should be rung before others. */
export function useWhyTexts(): (reasons: readonly RingFirstReason[]) => string[] {
  const intl = useIntl();
  return (reasons) =>
    reasons.map((reason) => {
      switch (reason.kind) {
        case 'tries':
          return intl.formatMessage({ id: 'followUp.why.tries' }, { count: reason.tries });
        case 'newCaller':
        case 'visitSoon':
        case 'vip':
        case 'wantedByHand':
        case 'reminder':
          return intl.formatMessage({ id: `followUp.why.${reason.kind}` });
      }
    });
}
