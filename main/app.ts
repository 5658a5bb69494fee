import path from 'node:path';
import { app, clipboard, nativeTheme, net, protocol, safeStorage, session, shell } from 'electron';
import type { AppState } from '../contract/model/account.ts';
import { electronTransport } from './altegio/electronTransport.ts';
import { isAllowedLink } from './altegio/webLinks.ts';
import { systemClock as clock } from './clock.ts';
import { startDemoSalon } from './demo/demoSalon.ts';
import { requestHandlers } from './ipc/handlers.ts';
import { openDoor } from './ipc/openDoor.ts';
import { StateFeed } from './ipc/stateFeed.ts';
import { createLog } from './log/log.ts';
import { Redactor } from './log/redactor.ts';
import { makeMark } from './marks.ts';
import { markedTransport } from './markedTransport.ts';
import { NoticeBoard } from './noticeBoard.ts';
import { CallNotices } from './notify/callNotices.ts';
import type { Provision } from './provision/readProvision.ts';
import { CardActions } from './salon/cardActions.ts';
import { deskFor } from './salon/deskFor.ts';
import { firstSlices } from './salon/firstSlices.ts';
import { Profile } from './salon/profile.ts';
import { publisher, type Slice } from './salon/publish.ts';
import { Reception } from './salon/reception.ts';
import { TestCalls } from './salon/testCall.ts';
import { Keyring } from './secrets/keyring.ts';
import { blockRequests } from './security/blockRequests.ts';
import { denyPermissions } from './security/denyPermissions.ts';
import { oncePerTurn } from './oncePerTurn.ts';
import { openElectronStore } from './settings/electronStoreFile.ts';
import { SettingsDesk } from './settings/settingsDesk.ts';
import { texts } from './texts.ts';
import { setAppMenu } from './windows/appMenu.ts';
import { serveAppPages } from './windows/appPages.ts';
import { watchCrashes } from './watchCrashes.ts';
import { FirstPaint } from './windows/firstPaint.ts';
import { appIcon } from './windows/appIcon.ts';
import { Desktop } from './windows/desktop.ts';
import { watchPopup } from './windows/watchPopup.ts';

export interface AppDeps {
  readonly provision: Provision | null;
  readonly demo: boolean;
  readonly hidden: boolean;
  readonly platform: AppState['platform'];
  /** The folder of the built files. */
  readonly appFolder: string;
}

export interface RingdeskApp {
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Somebody quits: windows may close now. */
  letClose(): void;
  /** A second start, or a click on the dock. */
  show(): void;
  tryDemo(): void;
}

// A window that is slow to paint must not keep calls from coming.
const PAINT_WAIT_MS = 1_500;

/** The composition root: builds every service in order. To be called once Electron is ready. */
export function createApp({ provision, demo, hidden, platform, appFolder }: AppDeps): RingdeskApp {
  const dataFolder = app.getPath('userData');
  const mark = makeMark(process.env['RINGDESK_MARKS'] === '1');
  const redactor = new Redactor();
  const log = createLog({ dir: path.join(dataFolder, 'logs'), now: clock.now, redactor });
  const keyring = new Keyring({ safeStorage, platform });
  const transport = markedTransport(
    electronTransport({ request: (options) => net.request(options), clock }),
    mark,
  );
  const notices = new NoticeBoard(() => {
    publish('app');
  });
  const firstPaint = new FirstPaint(clock, PAINT_WAIT_MS);
  const onBug = (error: unknown): void => {
    log.error('bug', { error });
    notices.put({ kind: 'restartAdvised' });
  };

  const callNotices = new CallNotices({
    clock,
    card: (key) => desk.card(key),
    level: () => reception.profile.store.settings.notificationLevel,
    show: (words) => {
      desktop.notify(words);
    },
  });
  const desk = deskFor({
    clock,
    reception: () => reception,
    onChange: oncePerTurn(() => {
      publish('cards');
      desktop.setCards(feed.get('cards.changed').cards.length);
    }),
    onOpened: (key) => {
      mark('call-opened');
      callNotices.opened(key);
    },
    onIdentified: (key) => {
      callNotices.identified(key);
    },
  });
  const testCalls = new TestCalls(desk, () => reception.watch?.serverClock.nowMs() ?? clock.now());
  const reception: Reception = new Reception({
    openProfile: (kind) => {
      const dir = kind === 'demo' ? path.join(dataFolder, 'demo') : dataFolder;
      return new Profile({ dir, kind, keyring, now: clock.now, platform, createStore: openElectronStore });
    },
    startDemo: () => startDemoSalon(clock),
    hideFromLog: (secret) => {
      redactor.hide(secret);
    },
    transport,
    clock,
    random: Math.random,
    locked: () => desktop.locked,
    firstPaint: firstPaint.promise,
    desk,
    notices,
    onChange: (what) => {
      publish(what);
      if (what === 'settings') desktop.applySettings();
      else if (what !== 'calls') desktop.showTray();
    },
    onAway: ({ calls, missed, sinceMs }) => {
      notices.put({ kind: 'whileAway', calls, missed, since: new Date(sinceMs).toISOString() });
      desktop.notify({
        title: texts.callsWhileAway(calls),
        body: missed > 0 ? texts.missedOfThem(missed) : '',
      });
    },
    onBadge: () => {
      desktop.countBadge();
    },
    onRequest: ({ operation, outcome, tookMs }) => {
      log.info('request', { request: operation, state: String(outcome), ms: tookMs });
    },
    onBug,
  });
  const settings = new SettingsDesk({
    store: () => reception.profile.store,
    now: clock.now,
    useShortcut: (accelerator) => desktop.useShortcut(accelerator),
    onChanged: () => {
      publish('settings');
      desktop.applySettings();
    },
  });
  const desktop: Desktop = new Desktop({
    appFolder,
    icon: appIcon(),
    platform,
    clock,
    notices,
    settings: () => reception.profile.store.settings,
    memory: () => reception.profile.store.memory,
    remember: (patch) => void reception.profile.store.remember(patch),
    health: () => feed.get('health.changed').health,
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
      firstPaint.done();
      mark('main-window-painted');
    },
    onPopupShown: (window) => void watchPopup(window, mark, process.env['RINGDESK_SCREENSHOTS']).catch(onBug),
    onWindowGone: (window) => {
      desk.release(window);
    },
    onKeysWanted: () => {
      desk.wantKeys();
    },
    onWaking: () => reception.watch?.expectSilence(),
    onWake: () => reception.watch?.catchUp(),
    onUnlocked: () => reception.watch?.unlocked(),
    onTheme: () => {
      publish('app');
    },
  });
  const appState = (): AppState => ({
    stage: reception.stage,
    demo: reception.profile.kind === 'demo',
    notices: notices.notices,
    platform,
    systemDark: nativeTheme.shouldUseDarkColors,
    trayAvailable: desktop.trayAvailable,
    versions: {
      app: app.getVersion(),
      electron: process.versions.electron,
      chromium: process.versions.chrome,
      node: process.versions.node,
    },
    dataFolder,
  });
  const feed: StateFeed = new StateFeed(firstSlices(appState(), platform), (...sent) => {
    desktop.send(...sent);
  });
  const publish: (slice: Slice) => void = publisher({
    feed,
    reception: () => reception,
    desk: () => desk,
    appState,
  });
  const actions = new CardActions({
    desk,
    watch: () => reception.watch,
    choices: () => reception.profile.choices,
    openLink: async (url) => {
      if (isAllowedLink(url)) await shell.openExternal(url);
    },
    copy: (text) => {
      // Newer Electrons answer with a promise.
      void clipboard.writeText(text);
    },
  });
  let endServing = (): void => undefined;

  return {
    async start() {
      watchCrashes(app, log, clock.now);
      setAppMenu(platform);
      denyPermissions(session.defaultSession);
      blockRequests(session.defaultSession);
      serveAppPages(protocol, path.join(appFolder, 'renderer'));
      const handlers = requestHandlers({
        feed,
        reception,
        desk,
        actions,
        notices,
        settings,
        desktop,
        testCalls,
        quit: () => {
          app.quit();
        },
      });
      endServing = openDoor({
        handlers,
        windowOf: (contents) => desktop.windowOf(contents),
        onError: (request, error) => {
          log.error('request failed', { request, error });
        },
      });
      publish('settings');
      // The window first: it loads in a process of its own while the rest is made ready here.
      const shown = desktop.start(hidden);
      if (hidden) firstPaint.done();
      if (provision) reception.provision(provision);
      if (demo) await reception.tryDemo();
      else reception.start();
      await shown;
      publish('app');
    },
    async stop() {
      endServing();
      callNotices.stop();
      desktop.stop();
      await reception.stop();
      log.stop();
    },
    letClose: () => {
      desktop.letClose();
    },
    show: () => {
      desktop.main.open();
    },
    tryDemo: () => void reception.tryDemo(),
  };
}
