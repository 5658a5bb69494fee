import { FormattedMessage } from 'react-intl';
import type { Health } from '../../../contract/model/health.ts';

/** That calls arrive, or that it is too early to tell. Troubles have lines of their own. */
export function StatusSentence({ health }: { readonly health: Health }) {
  const { locations, overall } = health;
  if (overall === 'starting' || overall === 'paused') return <FormattedMessage id={`status.${overall}`} />;
  return (
    <>
      <FormattedMessage id="status.arriving" />
      {' · '}
      <FormattedMessage id="status.locations" values={{ count: locations.length }} />
    </>
  );
}
