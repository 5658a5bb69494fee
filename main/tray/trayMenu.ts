import type { MenuItemConstructorOptions } from 'electron';
import type { DoNotDisturbFor } from '../../contract/model/settings.ts';
import { texts } from '../texts.ts';
import { clockTime, type TrayState } from './trayState.ts';

export interface TrayActions {
  readonly open: () => void;
  readonly test: () => void;
  readonly doNotDisturb: (length: DoNotDisturbFor | null) => void;
  readonly quit: () => void;
}

const CHOICES: readonly { readonly label: string; readonly length: DoNotDisturbFor | null }[] = [
  { label: texts.tray.dndOff, length: null },
  { label: texts.tray.dnd30, length: 30 },
  { label: texts.tray.dnd60, length: 60 },
  { label: texts.tray.dndTomorrow, length: 'tomorrow' },
];

/** What a click on the icon offers. */
export function trayMenu(state: TrayState, actions: TrayActions): MenuItemConstructorOptions[] {
  const words = texts.tray;
  const { open, test, quit } = actions;
  return [
    { label: state.status, enabled: false },
    { type: 'separator' },
    { label: words.dnd, submenu: doNotDisturbMenu(state.doNotDisturb, actions) },
    { label: words.test, click: test },
    { label: words.open, click: open },
    { type: 'separator' },
    { label: words.quit, click: quit },
  ];
}

/** The choice that holds is marked; an end that is none of them stands above them as a line of its own. */
function doNotDisturbMenu(
  now: TrayState['doNotDisturb'],
  { doNotDisturb }: TrayActions,
): MenuItemConstructorOptions[] {
  const marked = now === null ? null : now.choice;
  const isOffered = now === null || CHOICES.some(({ length }) => length !== null && length === marked);
  const until = now && texts.tray.until(clockTime(now.until));
  return [
    ...(until === null || isOffered ? [] : [{ label: until, type: 'radio' as const, checked: true }]),
    ...CHOICES.map(({ label, length }): MenuItemConstructorOptions => {
      const checked = isOffered && length === marked;
      return {
        label: checked && until !== null ? `${label} (${until})` : label,
        type: 'radio',
        checked,
        click: () => {
          doNotDisturb(length);
        },
      };
    }),
  ];
}
