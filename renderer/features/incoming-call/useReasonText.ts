import { useIntl } from 'react-intl';
import type { LikelyReason } from '../../../contract/model/likelyReason.ts';
import type { Visit } from '../../../contract/model/visit.ts';
import { useVisitText } from './useVisitText.ts';

interface ReasonText {
  /** "May be running late · visit in 25 min". */
  readonly line: string;
  /** What the rule saw. */
  readonly evidence: string;
}

/** Words for a likely reason: always "may", and the evidence as it stands in Altegio. */
export function useReasonText(timeZone: string): (reason: LikelyReason) => ReasonText {
  const intl = useIntl();
  const visitText = useVisitText(timeZone);

  const visitLine = (visit: Visit): string => {
    const { moment, what } = visitText(visit);
    return what ? `${moment}, ${what}` : moment;
  };
  const valuesOf = (reason: LikelyReason): Record<string, string | number> => {
    switch (reason.kind) {
      case 'runningLate':
        return {
          minutes: Math.abs(reason.minutes),
          when: reason.minutes < 0 ? 'past' : 'ahead',
          visit: visitLine(reason.visit),
        };
      case 'wantsNewTime':
        return { visit: visitLine(reason.cancelled) };
      case 'due':
        return {
          weeks: Math.round(reason.sinceDays / 7),
          sinceDays: reason.sinceDays,
          intervalDays: reason.intervalDays,
        };
      case 'debt':
        return {};
      case 'triedBefore':
        return { tries: reason.tries, minutes: reason.minutes };
    }
  };
  return (reason) => {
    const values = valuesOf(reason);
    return {
      line: intl.formatMessage({ id: `reason.${reason.kind}` }, values),
      evidence: intl.formatMessage({ id: `reason.${reason.kind}.why` }, values),
    };
  };
}
