import { nativeTheme } from 'electron';
import type { Theme } from '../../contract/model/settings.ts';

// The page's own paper, so that no white frame flashes before the first paint.
const PAPER = { light: '#fbf9f7', dark: '#17141a' } as const;

/** What the person chose, or else what the system says. */
export function themeNow(theme: Theme): keyof typeof PAPER {
  if (theme !== 'system') return theme;
  return nativeTheme.shouldUseDarkColors ? 'dark' : 'light';
}

export const paperColor = (theme: Theme): string => PAPER[themeNow(theme)];
