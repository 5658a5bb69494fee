import { FormattedMessage } from 'react-intl';
import type { PopupDelay } from '../../../contract/model/integration.ts';
import { useSecondsText } from './useSecondsText.ts';

/** How long the popups of today took. */
export function DelayFact({ delay }: { readonly delay: PopupDelay | null }) {
  const seconds = useSecondsText();
  if (!delay) return <FormattedMessage id="locations.fact.noDelay" />;
  const { medianMs, p95Ms, calls } = delay;
  return (
    <>
      <FormattedMessage
        id="locations.fact.delayOf"
        values={{ median: seconds(medianMs), p95: seconds(p95Ms) }}
      />
      <div>
        <small>
          <FormattedMessage id="locations.fact.delayCalls" values={{ count: calls }} />
        </small>
      </div>
    </>
  );
}
