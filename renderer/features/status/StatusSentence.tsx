import { FormattedMessage } from 'react-intl';
import type { Health } from '../../../contract/model/health.ts';
import { useDesk } from '../../store/DeskProvider.tsx';

interface Props {
  readonly health: Health;
  /** How many locations nothing can come from. */
  readonly silent: number;
}

/** From where calls arrive, or that it is too early to tell. Troubles have lines of their own. */
export function StatusSentence({ health, silent }: Props) {
  const { locations, overall } = health;
  // Each location counts its own day.
  const noneYet = useDesk(({ calls }) => calls.loaded && calls.today.calls === 0);
  if (overall === 'starting' || overall === 'paused') return <FormattedMessage id={`status.${overall}`} />;
  const total = locations.length;
  if (silent > 0)
    return <FormattedMessage id="status.partly" values={{ arriving: Math.max(0, total - silent), total }} />;
  return (
    <>
      <FormattedMessage id={noneYet ? 'status.noneYet' : 'status.arriving'} />
      {' · '}
      <FormattedMessage id="status.locations" values={{ count: total }} />
    </>
  );
}
