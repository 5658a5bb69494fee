import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { app, clipboard, dialog, nativeTheme, net, protocol, safeStorage, session, shell } from 'electron';
import type { AppState } from '../contract/model/account.ts';
import { electronTransport } from './altegio/electronTransport.ts';
import { isAllowedLink } from './altegio/webLinks.ts';
import { atMost } from './atMost.ts';
import { spawnBook } from './book/spawnBook.ts';
import { systemClock as clock } from './clock.ts';
import { startDemoSalon } from './demo/demoSalon.ts';
import { ExportDesk } from './export/exportDesk.ts';
import { CardPages } from './follow-up/cardPages.ts';
import { FollowUpDesk } from './follow-up/followUpDesk.ts';
import { UnsavedNotes } from './follow-up/unsavedNotes.ts';
import { reminderWords } from './follow-up/reminderWords.ts';
import { IntegrationDesk } from './integration/integrationDesk.ts';
import { PaymentPages } from './partner/billing/paymentPages.ts';
import { ConnectedLocations } from './partner/connectedLocations.ts';
import { ModerationDesk } from './partner/moderation/moderationDesk.ts';
import { PartnerDesk } from './partner/partnerDesk.ts';
import { requestHandlers } from './ipc/handlers.ts';
import { openDoor } from './ipc/openDoor.ts';
import { StateFeed } from './ipc/stateFeed.ts';
import { createLog } from './log/log.ts';
import { Redactor } from './log/redactor.ts';
import { ManagerDesk } from './manager/managerDesk.ts';
import { makeMark } from './marks.ts';
import { markedTransport } from './markedTransport.ts';
import { NoticeBoard } from './noticeBoard.ts';
import { CallNotices } from './notify/callNotices.ts';
import type { Provision } from './provision/readProvision.ts';
import { electronRecordingSource } from './recordings/electronRecordingSource.ts';
import { Recordings } from './recordings/recordings.ts';
import { ReportDesk } from './reports/reportDesk.ts';
import { BookDesk } from './salon/bookDesk.ts';
import { BookKeeper } from './salon/bookKeeper.ts';
import { CardActions } from './salon/cardActions.ts';
import { deskFor } from './salon/deskFor.ts';
import { firstSlices } from './salon/firstSlices.ts';
import { Profile } from './salon/profile.ts';
import { ProfileBooks } from './salon/profileBooks.ts';
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
import { userName } from './userName.ts';
import { setAppMenu } from './windows/appMenu.ts';
import { serveAppPages } from './windows/appPages.ts';
import { askWhereToSave } from './windows/askWhereToSave.ts';
import { printPage } from './windows/printPage.ts';
import { watchCrashes } from './watchCrashes.ts';
import { FirstPaint } from './windows/firstPaint.ts';
import { themeNow } from './windows/theme.ts';
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

// A window that is slow to paint must not keep calls from coming.
const PAINT_WAIT_MS = 1_500;
// A book whose disk hangs answers nobody, and ends only at its own limit. What it was asked before, it still does until then.
const LAST_ANSWERS_MS = 2_000;

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
    pageOf: (key) => cardPages.of(key),
    onOpened: (key) => {
      mark('call-opened');
      void cardPages.refresh().catch(onBug);
      callNotices.opened(key);
    },
    onIdentified: (key) => {
      callNotices.identified(key);
    },
  });
  const threadsLeft = new Set<object>();
  const serverNowMs = (): number => reception.watch?.serverClock.nowMs() ?? clock.now();
  const keeper: BookKeeper = new BookKeeper({
    books: new ProfileBooks({
      keyring,
      spawn: spawnBook(path.join(appFolder, 'book.cjs'), threadsLeft),
      clock,
      onBug,
    }),
    firstPaint: firstPaint.promise,
    clock,
    notices,
    serverNowMs,
    lastHeardMs: ({ popped, connection }) =>
      connection.locations.reduce<number | null>((last, { id }) => {
        const heard = popped.lastPolledAt(id);
        return heard !== null && heard > (last ?? 0) ? heard : last;
      }, null),
    exportState: () => exports.state,
    onRefill: () => {
      reception.watch?.history?.start();
      void unsaved.flush().catch(onBug);
    },
    onChange: () => {
      publish('book');
      desktop.setToRingBack(keeper.state.openFollowUps);
      void cardPages.refresh().catch(onBug);
    },
    onBug,
  });
  const cardPages: CardPages = new CardPages({
    book: keeper,
    keys: () => desk.keys(),
    onChange: () => {
      publish('cards');
    },
  });
  const unsaved = new UnsavedNotes({
    clock,
    place: () => reception.profile.dir,
    save: (key, text) => keeper.ask('saveNote', { key, text, nowMs: serverNowMs() }),
  });
  const followUp = new FollowUpDesk({
    book: keeper,
    serverNowMs,
    clientOnCard: (key) => {
      const match = desk.matchOf(key);
      return match?.kind === 'known' ? match.client.id : null;
    },
    cards: cardPages,
    unsaved,
    onQueued: () => reception.watch?.sendComments(),
  });
  const manager: ManagerDesk = new ManagerDesk({
    clock,
    onChange: () => {
      publish('manager');
      partner.managerChanged();
    },
  });
  const recordings = new Recordings({
    recordingOf: (key) => keeper.ask('callRecording', { key }),
    source: electronRecordingSource({ request: (options) => net.request(options), clock }),
    clock,
    serverNowMs,
    randomId: () => randomBytes(16).toString('hex'),
  });
  const askWhere = askWhereToSave({
    dialog,
    window: () => desktop.main.window,
    documentsFolder: () => app.getPath('documents'),
  });
  const exports = new ExportDesk({
    book: keeper,
    folder: () => reception.profile.dir,
    mayShowNumbers: () => manager.use(),
    askWhere: ({ fileName, rows }) =>
      askWhere({ fileName, ending: 'csv', kindName: texts.csvFile, title: texts.exportCalls(rows) }),
    showInFolder: (file) => {
      shell.showItemInFolder(file);
    },
    now: clock.now,
    serverNowMs,
    randomMark: () => randomBytes(4).toString('hex'),
    onChange: () => {
      keeper.tell();
    },
    onBug,
  });
  const reports = new ReportDesk({
    book: keeper,
    askWhere: ({ fileName, ending }) =>
      askWhere({ fileName, ending, kindName: ending === 'csv' ? texts.csvFile : texts.pngFile }),
  });
  const outside = {
    openLink: async (url: string) => {
      if (isAllowedLink(url)) await shell.openExternal(url);
    },
    copy: (text: string) => {
      // Newer Electrons answer with a promise.
      void clipboard.writeText(text);
    },
  };
  const integration: IntegrationDesk = new IntegrationDesk({
    ...outside,
    bookDoor: () => keeper.doorNow(),
    notices,
    notify: (words) => {
      desktop.notify(words);
    },
    about: () => appState(),
    clock,
    random: Math.random,
    onChange: () => {
      publish('integration');
    },
    onBug,
  });
  const moderation: ModerationDesk = new ModerationDesk({
    clock,
    onChange: () => {
      publish('partner');
    },
    onBug,
  });
  const connected = new ConnectedLocations({
    wordOf: (id) => integration.state.rows.find((row) => row.id === id)?.word ?? null,
  });
  const partner: PartnerDesk = new PartnerDesk({
    clock,
    moderation: () => moderation.state,
    manager,
    keyring,
    firstPaint: firstPaint.promise,
    randomId: () => randomBytes(16).toString('hex'),
    who: userName(),
    onInstallation: (id) => {
      integration.installationChanged(id);
    },
    onLinkRefused: (problem) => {
      log.info('registration link refused', { state: problem });
    },
    onBug,
    onChange: () => {
      publish('partner');
    },
  });
  const testCalls = new TestCalls(desk, serverNowMs);
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
    keeper,
    notices,
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
      connected.forget();
      moderation.work(work?.profile.dir ?? null);
      partner.work(work);
    },
    onForget: ({ dir }) => {
      partner.forget(dir);
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
    onDue: (due) => {
      desktop.notify(reminderWords(due, reception.profile.store.settings.notificationLevel));
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
      keeper.settingsChanged();
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
    keeper: () => keeper,
    manager: () => manager,
    integration: () => integration,
    partner: () => partner,
    appState,
  });
  const actions = new CardActions({
    ...outside,
    desk,
    watch: () => reception.watch,
    choices: () => reception.profile.choices,
  });
  const bookDesk = new BookDesk({
    ...outside,
    keeper,
    watch: () => reception.watch,
    serverNowMs: () => reception.watch?.serverClock.nowMs() ?? clock.now(),
  });
  let endServing = (): void => undefined;
  let stopped = false;

  return {
    async start() {
      watchCrashes(app, log, clock.now);
      denyPermissions(session.defaultSession);
      blockRequests(session.defaultSession, (id) => id === desktop.main.window?.webContents.id);
      const pageAnswered = new Promise<void>((onPage) => {
        serveAppPages(protocol, {
          folder: path.join(appFolder, 'renderer'),
          serveRecording: (request) => recordings.serve(request),
          firstLook: () => ({
            theme: themeNow(reception.profile.store.settings.theme),
            atWork: demo || provision !== null || reception.profile.connected,
          }),
          onPage,
        });
      });
      // The window first: once its page is answered it starts in a process of its own, while the rest is made ready here.
      if (hidden) firstPaint.done();
      else desktop.main.open();
      await Promise.race([pageAnswered, firstPaint.promise]);
      if (stopped) return;
      setAppMenu(platform);
      const handlers = requestHandlers({
        feed,
        reception,
        desk,
        actions,
        bookDesk,
        followUp,
        notices,
        settings,
        desktop,
        testCalls,
        recordings,
        exports,
        manager,
        reports,
        integration,
        partner,
        partnerTools: {
          paymentPages: new PaymentPages(outside),
          connected,
          moderation,
          saving: {
            askWhere: ({ fileName, ending }) =>
              askWhere({ fileName, ending, kindName: ending === 'pdf' ? texts.pdfFile : texts.htmlFile }),
            printPdf: (html) => printPage(html, app.getPath('temp')),
          },
        },
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
      moderation.stop();
      await atMost(clock, LAST_ANSWERS_MS, Promise.all([unsaved.flush(), exports.stop()]));
      unsaved.stop();
      await partner.stop();
      const left = reception.stop();
      // The window is gone: nothing waits for its paint any more, and whatever did finds its salon gone.
      firstPaint.done();
      await left;
      log.stop();
      return threadsLeft.size > 0 ? 'stuck' : 'done';
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
