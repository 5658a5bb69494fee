import { app, nativeTheme } from 'electron';
import type { AppState } from '../../contract/model/account.ts';
import type { NoticeBoard } from '../noticeBoard.ts';
import type { Reception } from '../salon/reception.ts';
import type { Desktop } from '../windows/desktop.ts';

export interface AppStateNowDeps {
  readonly reception: Reception;
  readonly desktop: Desktop;
  readonly notices: NoticeBoard;
  readonly platform: AppState['platform'];
  readonly dataFolder: string;
  readonly windowSystem: AppState['windowSystem'];
}

/** What windows see of the app itself. */
export function appStateNow(deps: AppStateNowDeps): AppState {
  const { reception, desktop, notices, platform, dataFolder } = deps;
  return {
    stage: reception.stage,
    demo: reception.profile.kind === 'demo',
    notices: notices.notices,
    platform,
    systemDark: nativeTheme.shouldUseDarkColors,
    trayAvailable: desktop.trayAvailable,
    windowSystem: deps.windowSystem,
    versions: {
      app: app.getVersion(),
      electron: process.versions.electron,
      chromium: process.versions.chrome,
      node: process.versions.node,
    },
    dataFolder,
  };
}
