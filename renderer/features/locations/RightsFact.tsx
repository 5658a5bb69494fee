import { FormattedMessage } from 'react-intl';
import type { IntegrationDetails } from '../../../contract/model/integration.ts';

const WORDS = new Map([
  [true, 'yes'],
  [false, 'no'],
]);

/** What the signed-in user may read in this location. */
export function RightsFact({ rights }: Pick<IntegrationDetails, 'rights'>) {
  if (rights.length === 0) return <FormattedMessage id="locations.nothing" />;
  return (
    <ul>
      {rights.map(({ name, granted }) => (
        <li key={name}>
          <FormattedMessage
            id="locations.fact.granted"
            values={{
              name: <FormattedMessage id={`locations.fact.right.${name}`} />,
              granted: granted === null ? 'unknown' : WORDS.get(granted),
            }}
          />
        </li>
      ))}
    </ul>
  );
}
