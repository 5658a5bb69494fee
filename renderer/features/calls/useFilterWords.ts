import { useIntl } from 'react-intl';
import type { CallDirection, CallStatus } from '../../../contract/model/call.ts';
import type { CallFilter, Period } from '../../../contract/model/callFilter.ts';

interface FilterWords {
  readonly period: (period: Period) => string;
  readonly direction: (direction: CallDirection) => string;
  readonly status: (status: CallStatus) => string;
  readonly caller: (caller: NonNullable<CallFilter['caller']>) => string;
  readonly followUp: (followUp: NonNullable<CallFilter['followUp']>) => string;
}

/** What each choice of the filters is called. */
export function useFilterWords(): FilterWords {
  const intl = useIntl();
  const dayText = (day: string): string =>
    intl.formatDate(Date.parse(`${day}T00:00Z`), { timeZone: 'UTC', dateStyle: 'medium' });
  return {
    period: (period) =>
      period.kind === 'range'
        ? intl.formatMessage(
            { id: 'calls.periodRange' },
            { from: dayText(period.fromDay), to: dayText(period.toDay) },
          )
        : intl.formatMessage({ id: `calls.period.${period.kind}` }),
    direction: (direction) => intl.formatMessage({ id: `calls.direction.${direction}` }),
    status: (status) =>
      intl.formatMessage({ id: status === 'success' ? 'state.answered' : `state.${status}` }),
    caller: (caller) => intl.formatMessage({ id: `calls.caller.${caller}` }),
    followUp: (followUp) => intl.formatMessage({ id: `calls.followUpIs.${followUp}` }),
  };
}
