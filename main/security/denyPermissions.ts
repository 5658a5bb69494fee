import type { Session } from 'electron';

/** Pages get no camera, no clipboard, no notifications: main does what is needed. Electron's security list, item 5. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}
