import { useState } from 'react';
import { useDesk } from '../../store/DeskProvider.tsx';
import { PartnerTools } from '../partner/PartnerTools.tsx';
import { LocationsBody } from './LocationsBody.tsx';
import { LocationsFoot } from './LocationsFoot.tsx';
import { LocationsHead } from './LocationsHead.tsx';
import styles from './LocationsPlace.module.css';
import { NoLocations } from './NoLocations.tsx';
import type { LocatedKind } from '../status/troubles.ts';
import { EVERY_ROW, type RowFilter } from './rowFilter.ts';
import { useSelection } from './useSelection.ts';
import { useWatch } from './useWatch.ts';

/** Whether telephony works in each location, why not, and what to do about it. */
export function LocationsPlace({
  goTo,
  trouble,
}: {
  readonly goTo: (place: 'settings') => void;
  readonly trouble: LocatedKind | null;
}) {
  const rows = useDesk((desk) => desk.integration.integration.rows);
  const [filter, setFilter] = useState<RowFilter>({ ...EVERY_ROW, trouble });
  const selection = useSelection(rows, filter);
  const [partner, setPartner] = useState(false);
  useWatch();
  const openSettings = (): void => goTo('settings');
  if (partner)
    return (
      <div className={styles['partner']}>
        <PartnerTools onBack={() => setPartner(false)} />
      </div>
    );
  return (
    <div className={styles['place']}>
      <LocationsHead
        rows={rows}
        filter={filter}
        onFilter={setFilter}
        selectedId={selection.row?.id ?? null}
        openPartnerTools={() => setPartner(true)}
      />
      {rows.length === 0 ? (
        <NoLocations openSettings={openSettings} />
      ) : (
        <>
          <LocationsBody selection={selection} onFilter={setFilter} openSettings={openSettings} />
          <LocationsFoot rows={rows} />
        </>
      )}
    </div>
  );
}
