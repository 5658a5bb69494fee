import { useState } from 'react';
import { DemoBar } from '../features/status/DemoBar.tsx';
import { Notices } from '../features/status/Notices.tsx';
import { StatusStrip } from '../features/status/StatusStrip.tsx';
import { PLACES, type PlaceName } from './places.ts';
import { Rail } from './Rail.tsx';
import styles from './Shell.module.css';
import { usePlaceKeys } from './usePlaceKeys.ts';

/** The window at work: the rail, what is worth knowing everywhere, and the place one is at. */
export function Shell() {
  const [place, setPlace] = useState<PlaceName>('now');
  usePlaceKeys(setPlace);
  const openSettings = (): void => setPlace('settings');
  const openLocations = (): void => setPlace('locations');
  const here = PLACES.find(({ name }) => name === place);
  return (
    <div className={styles['shell']}>
      <Rail place={place} goTo={setPlace} />
      <main>
        <div className={styles['column']} data-fills={here?.fills}>
          <DemoBar />
          <StatusStrip openSettings={openSettings} openLocations={openLocations} />
          <Notices openSettings={openSettings} openLocations={openLocations} />
          {here && <here.Page goTo={setPlace} />}
        </div>
      </main>
    </div>
  );
}
