import { FormattedMessage, FormattedNumber } from 'react-intl';
import type { IntegrationDetails } from '../../../contract/model/integration.ts';

/** Where rings come from, and whether they do. */
export function RingSources({ sources }: { readonly sources: IntegrationDetails['ringSources'] }) {
  if (sources.length === 0) return <FormattedMessage id="locations.nothing" />;
  return (
    <ul>
      {sources.map(({ kind, everyMs, state }) => (
        <li key={kind}>
          <FormattedMessage
            id={`locations.fact.${kind}`}
            values={{ seconds: <FormattedNumber value={everyMs / 1_000} maximumFractionDigits={1} /> }}
          />
          <div>
            <small>
              <FormattedMessage id={`status.here.${state}`} />
            </small>
          </div>
        </li>
      ))}
    </ul>
  );
}
