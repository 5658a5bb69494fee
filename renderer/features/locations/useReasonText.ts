import { useIntl } from 'react-intl';
import type { LocationStatus } from '../../../contract/model/integration.ts';
import { useDesk } from '../../store/DeskProvider.tsx';
import { useReasonFacts } from './useReasonFacts.ts';

/** Why the word is what it is, short: "since 3 Nov, unpaid". */
export function useReasonText(row: Pick<LocationStatus, 'reason' | 'timeZone'>): string {
  const intl = useIntl();
  const refreshing = useDesk((desk) => desk.integration.integration.refreshing !== null);
  const facts = useReasonFacts(row, 'line');
  const { reason } = row;
  if (reason.kind === 'unreachable') return intl.formatMessage({ id: `status.here.${reason.state}` });
  const kind = reason.kind === 'notChecked' && refreshing ? 'checking' : reason.kind;
  return intl.formatMessage({ id: `locations.reason.${kind}` }, facts);
}
