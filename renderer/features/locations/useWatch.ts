import { useEffect } from 'react';
import { tell } from '../../ui/bridge.ts';

/** While somebody looks at the locations, main reads their state at once and oftener. */
export function useWatch(): void {
  useEffect(() => {
    tell('integration.watch', { open: true });
    return () => tell('integration.watch', { open: false });
  }, []);
}
