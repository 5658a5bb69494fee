import { useLayoutEffect } from 'react';
import { useDesk } from './DeskProvider.tsx';

/** Keeps <html> in the theme the person chose, or in the system's. */
export function useTheme(): void {
  const theme = useDesk(({ settings, app }) => {
    const { theme: chosen } = settings.settings;
    if (chosen !== 'system') return chosen;
    return app.app.systemDark ? 'dark' : 'light';
  });
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
}
