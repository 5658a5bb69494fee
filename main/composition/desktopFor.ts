import { app } from 'electron';
import type { CallDesk } from '../calls/callDesk.ts';
import { desktopBuses } from '../dbus/bus.ts';
import type { Mark } from '../marks.ts';
import type { Reception } from '../salon/reception.ts';
import type { TestCalls } from '../salon/testCall.ts';
import type { SettingsDesk } from '../settings/settingsDesk.ts';
import { appIcon } from '../windows/appIcon.ts';
import { Desktop, type DesktopDeps } from '../windows/desktop.ts';
import type { FirstPaint } from '../windows/firstPaint.ts';
import { watchPopup } from '../windows/watchPopup.ts';

export interface DesktopForDeps extends Pick<
  DesktopDeps,
  'appFolder' | 'platform' | 'clock' | 'notices' | 'health' | 'onTheme' | 'onTray'
> {
  readonly mark: Mark;
  readonly firstPaint: FirstPaint;
  readonly reception: Reception;
  readonly desk: CallDesk;
  readonly testCalls: TestCalls;
  readonly settings: SettingsDesk;
  readonly onBug: (error: unknown) => void;
}

/** The one desktop of the app, wired to the reception and its call desk. */
export function desktopFor(deps: DesktopForDeps): Desktop {
  const { mark, firstPaint, reception, desk, testCalls, settings, onBug, ...passedOn } = deps;
  return new Desktop({
    ...passedOn,
    icon: appIcon(),
    painted: firstPaint.promise,
    buses: deps.platform === 'linux' ? desktopBuses(deps.clock, process.env) : null,
    settings: () => reception.profile.store.settings,
    changeSettings: (change) => void settings.change(change),
    memory: () => reception.profile.store.memory,
    remember: (patch) => void reception.profile.store.remember(patch),
    cards: () => desk.keys().length,
    noCallToday: () => reception.watch?.loaded === true && reception.watch.log.today().calls === 0,
    connected: () => reception.account().connected,
    trayActions: {
      test: () => {
        testCalls.show();
      },
      doNotDisturb: (length) => void settings.doNotDisturb(length),
      quit: () => {
        app.quit();
      },
    },
    onPainted: () => {
      firstPaint.painted();
      mark('main-window-painted');
    },
    onPopupShown: (window) => void watchPopup(window, mark, process.env['RINGDESK_SCREENSHOTS']).catch(onBug),
    onWindowGone: (window) => {
      desk.release(window);
    },
    onKeysWanted: () => {
      desk.wantKeys();
    },
    onSleep: () => reception.watch?.pause(),
    onWaking: () => reception.watch?.expectSilence(),
    onWake: () => reception.watch?.catchUp(),
    onUnlocked: () => reception.watch?.unlocked(),
  });
}
