import { FormattedMessage } from 'react-intl';
import type { Health } from '../../../contract/model/health.ts';

interface Props {
  readonly health: Health;
  /** How many locations nothing can come from. */
  readonly silent: number;
}

/** From where calls arrive, or that it is too early to tell. Troubles have lines of their own. */
export function StatusSentence({ health, silent }: Props) {
  const { locations, overall } = health;
  if (overall === 'starting' || overall === 'paused') return <FormattedMessage id={`status.${overall}`} />;
  const total = locations.length;
  if (silent > 0)
    return <FormattedMessage id="status.partly" values={{ arriving: Math.max(0, total - silent), total }} />;
  return (
    <>
      <FormattedMessage id="status.arriving" />
      {' · '}
      <FormattedMessage id="status.locations" values={{ count: total }} />
    </>
  );
}
