import { useEffect } from 'react';
import { tell } from '../../ui/bridge.ts';

/** While somebody looks at the locations, main reads their state at once and oftener. A window in the tray is not looked at. */
export function useWatch(): void {
  useEffect(() => {
    const say = (): void => tell('integration.watch', { open: !document.hidden });
    say();
    document.addEventListener('visibilitychange', say);
    return () => {
      document.removeEventListener('visibilitychange', say);
      tell('integration.watch', { open: false });
    };
  }, []);
}
