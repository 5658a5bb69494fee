import { useIntl } from 'react-intl';
import type { Trouble } from '../../ui/bridge.ts';

/** Where the general words would speak of a call or a note. */
const OWN = ['answerLost', 'gone', 'refused', 'invalidInput', 'changedMeanwhile'] as const;

/** What went wrong and what to do about it. */
export function useProblemText(): (trouble: Trouble) => string {
  const intl = useIntl();
  return ({ kind, detail }) => {
    const own = OWN.find((name) => name === kind);
    const id = own ? (`partner.problem.${own}` as const) : (`problem.${kind}` as const);
    return intl.formatMessage({ id }, { detail: detail ?? 'none' });
  };
}
