import { FormattedMessage } from 'react-intl';
import type { Health } from '../../../contract/model/health.ts';
import { useDesk } from '../../store/DeskProvider.tsx';

/** The one sentence that screen readers hear when the state changes. */
export function StatusSentence({ health }: { readonly health: Health }) {
  const { locations, overall, refusedToken } = health;
  // Each location counts its own day.
  const noneYet = useDesk(({ calls }) => calls.loaded && calls.today.calls === 0);
  if (overall === 'arriving') {
    return (
      <>
        <FormattedMessage id={noneYet ? 'status.noneYet' : 'status.arriving'} />
        {' · '}
        <FormattedMessage id="status.locations" values={{ count: locations.length }} />
      </>
    );
  }
  const arriving = locations.filter(({ state }) => state === 'arriving').length;
  return (
    <FormattedMessage
      id={`status.${overall}`}
      values={{ arriving, total: locations.length, token: refusedToken ?? 'unknown' }}
    />
  );
}
