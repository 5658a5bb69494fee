import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { ZoomStep } from '../../contract/model/zoom.ts';

/** Keys that every program has: copy, paste, zoom, quit. No reload and no developer tools. */
export function setAppMenu(platform: NodeJS.Platform, onZoom: (step: ZoomStep) => void): void {
  const mac: MenuItemConstructorOptions[] = platform === 'darwin' ? [{ role: 'appMenu' }] : [];
  const file: MenuItemConstructorOptions = {
    label: 'Ringdesk',
    submenu: [{ role: 'close' }, { role: 'quit' }],
  };
  // The keys stand here to be read; each window answers them itself.
  const zoom = (label: string, accelerator: string, step: ZoomStep): MenuItemConstructorOptions => ({
    label,
    accelerator: `CommandOrControl+${accelerator}`,
    registerAccelerator: false,
    click: () => {
      onZoom(step);
    },
  });
  const view: MenuItemConstructorOptions = {
    label: 'View',
    submenu: [zoom('Actual Size', '0', 'usual'), zoom('Zoom In', 'Plus', 'in'), zoom('Zoom Out', '-', 'out')],
  };
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([...mac, file, { role: 'editMenu' }, view, { role: 'windowMenu' }]),
  );
}
