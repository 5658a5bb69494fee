import { useIntl } from 'react-intl';
import type { LocationStatus } from '../../../contract/model/integration.ts';
import { useDesk } from '../../store/DeskProvider.tsx';
import { useReasonFacts } from './useReasonFacts.ts';

/** What the state of a location means and what to do about it. */
export function useAdviceText(row: LocationStatus): string {
  const intl = useIntl();
  const refreshing = useDesk((desk) => desk.integration.integration.refreshing !== null);
  const facts = useReasonFacts(row, 'sentence');
  const { reason } = row;
  if (reason.kind === 'unreachable') {
    const why = intl.formatMessage({ id: `status.here.${reason.state}` });
    return intl.formatMessage({ id: 'locations.advice.unreachable' }, { why });
  }
  const kind = reason.kind === 'notChecked' && refreshing ? 'checking' : reason.kind;
  return intl.formatMessage({ id: `locations.advice.${kind}` }, facts);
}
