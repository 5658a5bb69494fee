import { FormattedMessage } from 'react-intl';
import type { LeftOut } from '../../../contract/model/health.ts';

/** Rows of the call list of which no call could be made, by reason, with an example that names nobody. */
export function LeftOutFact({ leftOut }: { readonly leftOut: readonly LeftOut[] }) {
  return (
    <ul>
      {leftOut.map(({ reason, rows, example }) => (
        <li key={reason}>
          <FormattedMessage
            id={`locations.leftOut.${reason}`}
            values={{ rows, example: <bdi>{example}</bdi> }}
          />
        </li>
      ))}
    </ul>
  );
}
