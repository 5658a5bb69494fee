import { nativeTheme } from 'electron';
import type { Theme } from '../../contract/model/settings.ts';

// The page's own paper, so that no white frame flashes before the first paint.
const PAPER = { light: '#fbf9f7', dark: '#17141a' } as const;

/** What the person chose, or else what the system says. */
export function paperColor(theme: Theme): string {
  const dark = theme === 'system' ? nativeTheme.shouldUseDarkColors : theme === 'dark';
  return dark ? PAPER.dark : PAPER.light;
}
