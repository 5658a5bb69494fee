import { Menu, type MenuItemConstructorOptions } from 'electron';

const zoom: MenuItemConstructorOptions[] = [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }];

/** Keys that every program has: copy, paste, zoom, quit. No reload and no developer tools. */
export function setAppMenu(platform: NodeJS.Platform): void {
  const mac: MenuItemConstructorOptions[] = platform === 'darwin' ? [{ role: 'appMenu' }] : [];
  const file: MenuItemConstructorOptions = {
    label: 'Ringdesk',
    submenu: [{ role: 'close' }, { role: 'quit' }],
  };
  const view: MenuItemConstructorOptions = { label: 'View', submenu: zoom };
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([...mac, file, { role: 'editMenu' }, view, { role: 'windowMenu' }]),
  );
}
