import { FormattedMessage } from 'react-intl';
import type { LocationCheck } from '../../../contract/model/integration.ts';
import { useDesk } from '../../store/DeskProvider.tsx';
import { useInstantText } from '../../ui/useInstantText.ts';

/** How far a check has come, or what came of it. */
export function CheckSummary({ check: { steps, endedAt } }: { readonly check: LocationCheck }) {
  const instantText = useInstantText(useDesk((desk) => desk.calls.serverOffsetMs));
  if (endedAt === null) {
    const done = steps.filter(({ state }) => state !== 'waiting' && state !== 'running').length;
    const values = { step: Math.min(done + 1, steps.length), steps: steps.length };
    return <FormattedMessage id="locations.check.running" values={values} />;
  }
  const count = steps.filter(({ state }) => state === 'warning' || state === 'bad').length;
  const when = instantText(endedAt).moment;
  return (
    <FormattedMessage id={`locations.check.${count === 0 ? 'good' : 'found'}`} values={{ count, when }} />
  );
}
