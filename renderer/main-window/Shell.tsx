import { useCallback, useState } from 'react';
import { DemoBar } from '../features/status/DemoBar.tsx';
import { Notices } from '../features/status/Notices.tsx';
import { StatusStrip } from '../features/status/StatusStrip.tsx';
import type { LocatedKind } from '../features/status/troubles.ts';
import { PLACES, type PlaceName } from './places.ts';
import { Rail } from './Rail.tsx';
import styles from './Shell.module.css';
import { usePlaceKeys } from './usePlaceKeys.ts';

const NOTHING = { trouble: null, times: 0 };

/** The window at work: the rail, what is worth knowing everywhere, and the place one is at. */
export function Shell() {
  const [place, setPlace] = useState<PlaceName>('now');
  const [asked, setAsked] = useState<{ readonly trouble: LocatedKind | null; readonly times: number }>(
    NOTHING,
  );
  const goTo = useCallback((name: PlaceName): void => {
    setAsked(NOTHING);
    setPlace(name);
  }, []);
  usePlaceKeys(goTo);
  const openSettings = (): void => goTo('settings');
  const openLocations = (): void => goTo('locations');
  const showTrouble = (trouble: LocatedKind): void => {
    setAsked({ trouble, times: asked.times + 1 });
    setPlace('locations');
  };
  const here = PLACES.find(({ name }) => name === place);
  return (
    <div className={styles['shell']}>
      <Rail place={place} goTo={goTo} />
      <main>
        <div className={styles['column']} data-fills={here?.fills}>
          <DemoBar />
          <StatusStrip openSettings={openSettings} showTrouble={showTrouble} />
          <Notices openSettings={openSettings} openLocations={openLocations} />
          {here && <here.Page key={asked.times} goTo={goTo} trouble={asked.trouble} />}
        </div>
      </main>
    </div>
  );
}
