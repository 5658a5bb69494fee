import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Location } from '../../../contract/model/location.ts';
import { useDesk } from '../../store/DeskProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { RemoveDialog } from './RemoveDialog.tsx';
import styles from './WatchedLocations.module.css';

export function WatchedLocations({ locations }: { readonly locations: readonly Location[] }) {
  const intl = useIntl();
  const demo = useDesk((desk) => desk.app.app.demo);
  const [leaving, setLeaving] = useState<Location | null>(null);
  const only = locations.length === 1;
  if (locations.length === 0) return null;

  return (
    <div className={styles['block']}>
      <h3 id="watched-locations">
        <FormattedMessage id="account.locations" />
      </h3>
      <ul className={styles['list']} aria-labelledby="watched-locations">
        {locations.map((location) => (
          <li key={location.id}>
            <span className={styles['text']}>
              {location.title}
              <small>
                {location.chain && `${location.chain.title} · `}
                {location.timeZone}
              </small>
            </span>
            {!demo && !only && (
              <Button
                look="quiet"
                aria-label={intl.formatMessage({ id: 'account.remove' }, { location: location.title })}
                onClick={() => setLeaving(location)}
              >
                <FormattedMessage id="account.removeShort" />
              </Button>
            )}
          </li>
        ))}
      </ul>
      {only && !demo && (
        <p className={styles['hint']}>
          <FormattedMessage id="account.lastLocation" />
        </p>
      )}
      {leaving && <RemoveDialog location={leaving} onClose={() => setLeaving(null)} />}
    </div>
  );
}
