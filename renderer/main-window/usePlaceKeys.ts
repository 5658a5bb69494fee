import { useEffect } from 'react';
import { useDesk } from '../store/DeskProvider.tsx';
import { PLACES, type PlaceName } from './places.ts';

/** Ctrl+1, Ctrl+2 … (Cmd on a Mac) go to the places in the order of the rail. */
export function usePlaceKeys(goTo: (place: PlaceName) => void): void {
  const isMac = useDesk((desk) => desk.app.app.platform === 'darwin');
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (isMac ? !event.metaKey : !event.ctrlKey) return;
      const place = PLACES[Number(event.key) - 1];
      if (!place) return;
      event.preventDefault();
      goTo(place.name);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [goTo, isMac]);
}
