import path from 'node:path';
import { app, session } from 'electron';
import type { AppState } from '../contract/model/account.ts';
import { atMost } from './atMost.ts';
import { systemClock as clock } from './clock.ts';
import { appStateNow } from './composition/appStateNow.ts';
import { type BookServices, bookServices } from './composition/bookServices.ts';
import { callServices } from './composition/callServices.ts';
import { desktopFor } from './composition/desktopFor.ts';
import { groundwork } from './composition/groundwork.ts';
import { integrationServices } from './composition/integrationServices.ts';
import { outsideWorld } from './composition/outsideWorld.ts';
import { receptionFor } from './composition/receptionFor.ts';
import { servePages } from './composition/servePages.ts';
import { regionSeparator, systemLocale } from './export/regionSeparator.ts';
import { requestHandlers } from './ipc/handlers.ts';
import { openDoor } from './ipc/openDoor.ts';
import { StateFeed } from './ipc/stateFeed.ts';
import { ManagerDesk } from './manager/managerDesk.ts';
import { NoticeBoard } from './noticeBoard.ts';
import type { Provision } from './provision/readProvision.ts';
import { firstSlices } from './salon/firstSlices.ts';
import { Forgetting } from './salon/forgetting.ts';
import { publisher, type Slice } from './salon/publish.ts';
import type { Reception } from './salon/reception.ts';
import { blockRequests } from './security/blockRequests.ts';
import { denyPermissions } from './security/denyPermissions.ts';
import { SettingsDesk } from './settings/settingsDesk.ts';
import { watchCrashes } from './watchCrashes.ts';
import { setAppMenu } from './windows/appMenu.ts';
import type { Desktop } from './windows/desktop.ts';

export interface AppDeps {
  readonly provision: Provision | null;
  readonly demo: boolean;
  readonly hidden: boolean;
  readonly platform: AppState['platform'];
  readonly windowSystem: AppState['windowSystem'];
  /** The folder of the built files. */
  readonly appFolder: string;
}

export interface RingdeskApp {
  start(): Promise<void>;
  /** `stuck`: a thread is left in the middle of its work, which no orderly end of the process gets past. */
  stop(): Promise<'done' | 'stuck'>;
  /** Somebody quits: windows may close now. */
  letClose(): void;
  /** A second start, or a click on the dock. */
  show(): void;
  tryDemo(): void;
  /** A `ringdesk://` address, perhaps a stranger's. */
  openLink(link: string): void;
}

// A book whose disk hangs answers nobody, and ends only at its own limit. What it was asked before, it still does until then.
const LAST_ANSWERS_MS = 2_000;

/** The composition root: builds every service in order. To be called once Electron is ready. */
export function createApp({
  provision,
  demo,
  hidden,
  platform,
  windowSystem,
  appFolder,
}: AppDeps): RingdeskApp {
  const dataFolder = app.getPath('userData');
  const { mark, redactor, log, keyring, request, transport, firstPaint } = groundwork({
    dataFolder,
    platform,
    clock,
  });
  const tell = (slice: Slice) => (): void => {
    publish(slice);
  };
  const notices = new NoticeBoard(tell('app'));
  const onBug = (error: unknown): void => {
    log.error('bug', { error });
    notices.put({ kind: 'restartAdvised' });
  };
  const serverNowMs = (): number => reception.watch?.serverClock.nowMs() ?? clock.now();
  const outside = outsideWorld(() => desktop);
  const { callNotices, desk, actions, testCalls } = callServices({
    clock,
    mark,
    outside,
    serverNowMs,
    reception: () => reception,
    cardPages: () => book.cardPages,
    onChange: () => {
      // The card first: its page draws while the window is made ready.
      publish('cards');
      desktop.showPopup();
    },
    onBug,
  });
  const manager: ManagerDesk = new ManagerDesk({
    clock,
    onChange: () => {
      publish('manager');
      partner.managerChanged();
    },
  });
  const book: BookServices = bookServices({
    workerFile: path.join(appFolder, 'book.cjs'),
    keyring,
    firstPaint: firstPaint.promise,
    clock,
    request,
    notices,
    outside,
    desk,
    manager,
    serverNowMs,
    reception: () => reception,
    onChange: ({ openFollowUps }) => {
      publish('book');
      desktop.setToRingBack(openFollowUps);
    },
    onPages: tell('cards'),
    onBug,
  });
  const { keeper, recordings } = book;
  const { integration, partner, partnerTools } = integrationServices({
    clock,
    keyring,
    log,
    firstPaint: firstPaint.promise,
    notices,
    outside,
    manager,
    bookDoor: () => keeper.doorNow(),
    about: () => appState(),
    onIntegration: tell('integration'),
    onPartner: tell('partner'),
    onBug,
  });
  const reception: Reception = receptionFor({
    dataFolder,
    platform,
    csvSeparator: regionSeparator(systemLocale(platform, app.getSystemLocale(), process.env)),
    keyring,
    redactor,
    log,
    transport,
    clock,
    firstPaint: firstPaint.promise,
    desk,
    keeper,
    notices,
    desktop: () => desktop,
    onChange: (what) => {
      publish(what);
      if (what === 'settings') {
        desktop.applySettings();
        manager.work(reception.profile.dir);
        recordings.forget();
      }
      if (what === 'health') integration.healthChanged();
      if (what === 'calls') integration.callsChanged();
      if (what !== 'settings' && what !== 'calls') desktop.showTray();
    },
    onWork: (work) => {
      integration.work(work);
      partnerTools.connected.forget();
      partnerTools.moderation.work(work?.profile.dir ?? null);
      partner.work(work);
    },
    onForget: ({ dir }) => {
      partner.forget(dir);
      integration.forget(dir);
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
      keeper.settingsChanged();
    },
  });
  const desktop: Desktop = desktopFor({
    appFolder,
    platform,
    clock,
    mark,
    firstPaint,
    notices,
    reception,
    desk,
    testCalls,
    settings,
    health: () => feed.get('health.changed').health,
    onTheme: tell('app'),
    onTray: tell('app'),
    onBug,
  });
  const appState = (): AppState =>
    appStateNow({ reception, desktop, notices, platform, dataFolder, windowSystem });
  const feed: StateFeed = new StateFeed(firstSlices(appState(), platform), (...sent) => {
    desktop.send(...sent);
  });
  const publish: (slice: Slice) => void = publisher({
    feed,
    reception,
    desk,
    keeper,
    manager,
    integration,
    partner,
    appState,
  });
  let endServing = (): void => undefined;
  let stopped = false;

  return {
    async start() {
      watchCrashes(app, log);
      denyPermissions(session.defaultSession);
      blockRequests(session.defaultSession, (id) => id === desktop.main.window?.webContents.id);
      const atWork = demo || provision !== null;
      const pageAnswered = servePages({ appFolder, recordings, reception, atWork });
      // The window first: once its page is answered it starts in a process of its own, while the rest is made ready here.
      if (hidden) firstPaint.done();
      else desktop.main.open();
      await Promise.race([pageAnswered, firstPaint.promise]);
      if (stopped) return;
      setAppMenu(platform, (step) => {
        desktop.zoom(step);
      });
      const handlers = requestHandlers({
        ...book,
        feed,
        reception,
        desk,
        actions,
        notices,
        settings,
        forgetting: new Forgetting({ reception, book: keeper, unsaved: book.unsaved, partner, manager }),
        desktop,
        testCalls,
        manager,
        integration,
        partner,
        partnerTools,
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
      manager.work(reception.profile.dir);
      const shown = desktop.start(hidden);
      if (provision) reception.provision(provision);
      if (demo) await reception.tryDemo();
      else reception.start();
      await shown;
      publish('app');
    },
    async stop() {
      stopped = true;
      endServing();
      callNotices.stop();
      desktop.stop();
      manager.stop();
      partnerTools.moderation.stop();
      await atMost(
        clock,
        LAST_ANSWERS_MS,
        Promise.all([book.unsaved.flush(), book.exports.stop(), book.recordingSaver.stop()]),
      );
      book.unsaved.stop();
      await partner.stop();
      const left = reception.stop();
      // The window is gone: nothing waits for its paint any more, and whatever did finds its salon gone.
      firstPaint.done();
      await left;
      log.stop();
      return book.threadsLeft.size > 0 ? 'stuck' : 'done';
    },
    letClose: () => {
      desktop.letClose();
    },
    show: () => {
      desktop.main.open();
    },
    tryDemo: () => void reception.tryDemo(),
    openLink: (link) => {
      partner.offer(link, 'deepLink');
    },
  };
}
