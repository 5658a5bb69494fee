import { randomBytes } from 'node:crypto';
import type { ClientRequest, ClientRequestConstructorOptions } from 'electron';
import type { BookState } from '../../contract/model/callBook.ts';
import { isLoopback } from '../altegio/addresses.ts';
import { spawnBook } from '../book/spawnBook.ts';
import type { CallDesk } from '../calls/callDesk.ts';
import type { Clock } from '../clock.ts';
import { ExportDesk } from '../export/exportDesk.ts';
import { CardPages } from '../follow-up/cardPages.ts';
import { FollowUpDesk } from '../follow-up/followUpDesk.ts';
import { UnsavedNotes } from '../follow-up/unsavedNotes.ts';
import type { ManagerDesk } from '../manager/managerDesk.ts';
import type { NoticeBoard } from '../noticeBoard.ts';
import { electronRecordingSource } from '../recordings/electronRecordingSource.ts';
import { Recordings } from '../recordings/recordings.ts';
import { RecordingSaver } from '../recordings/recordingSaver.ts';
import { ReportDesk } from '../reports/reportDesk.ts';
import { BookDesk } from '../salon/bookDesk.ts';
import { BookKeeper } from '../salon/bookKeeper.ts';
import { lastHeardMs } from '../salon/lastHeard.ts';
import { ProfileBooks } from '../salon/profileBooks.ts';
import type { Reception } from '../salon/reception.ts';
import type { Keyring } from '../secrets/keyring.ts';
import { texts } from '../texts.ts';
import type { OutsideWorld } from './outsideWorld.ts';

export interface BookServicesDeps {
  /** The worker's built file. */
  readonly workerFile: string;
  readonly keyring: Keyring;
  readonly firstPaint: Promise<void>;
  readonly clock: Clock;
  /** `net.request`, for recordings. */
  readonly request: (options: ClientRequestConstructorOptions) => ClientRequest;
  readonly notices: NoticeBoard;
  readonly outside: OutsideWorld;
  readonly desk: CallDesk;
  readonly manager: ManagerDesk;
  readonly serverNowMs: () => number;
  readonly reception: () => Reception;
  readonly onChange: (book: BookState) => void;
  /** What cards say of the book changed. */
  readonly onPages: () => void;
  readonly onBug: (error: unknown) => void;
}

/** The call book and everything that lives off it. */
export interface BookServices {
  /** Threads that did not end when they were told to. */
  readonly threadsLeft: ReadonlySet<object>;
  readonly keeper: BookKeeper;
  readonly cardPages: CardPages;
  readonly unsaved: UnsavedNotes;
  readonly followUp: FollowUpDesk;
  readonly recordings: Recordings;
  readonly recordingSaver: RecordingSaver;
  readonly exports: ExportDesk;
  readonly reports: ReportDesk;
  readonly bookDesk: BookDesk;
}

export function bookServices(deps: BookServicesDeps): BookServices {
  const { clock, notices, outside, desk, serverNowMs, reception, onBug } = deps;
  const threadsLeft = new Set<object>();
  const keeper: BookKeeper = new BookKeeper({
    books: new ProfileBooks({
      keyring: deps.keyring,
      spawn: spawnBook(deps.workerFile, threadsLeft),
      clock,
      onBug,
    }),
    firstPaint: deps.firstPaint,
    clock,
    notices,
    serverNowMs,
    lastHeardMs,
    exportState: () => exports.state,
    onRefill: () => {
      reception().watch?.history?.start();
      void unsaved.flush().catch(onBug);
    },
    onChange: () => {
      deps.onChange(keeper.state);
      void cardPages.refresh().catch(onBug);
    },
    onBug,
  });
  const cardPages = new CardPages({ book: keeper, keys: () => desk.keys(), onChange: deps.onPages });
  const unsaved = new UnsavedNotes({
    clock,
    place: () => reception().profile.dir,
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
    onQueued: () => reception().watch?.sendComments(),
  });
  const recordings = new Recordings({
    recordingOf: (key) => keeper.ask('callRecording', { key }),
    source: electronRecordingSource({ request: deps.request, clock }),
    clock,
    serverNowMs,
    apiIsHere: () => isLoopback(new URL(reception().profile.connection.apiUrl)),
    randomId: () => randomBytes(16).toString('hex'),
  });
  const recordingSaver = new RecordingSaver({
    recordingOf: (key) => recordings.toSave(key),
    folder: () => reception().profile.dir,
    maySave: () => !deps.manager.state.pinSet || deps.manager.use(),
    askWhere: (suggestion) =>
      outside.askWhere({ ...suggestion, kindName: texts.soundFile, title: texts.saveRecording }),
    now: clock.now,
  });
  const separator = () => reception().profile.store.settings.csvSeparator;
  const exports = new ExportDesk({
    book: keeper,
    folder: () => reception().profile.dir,
    mayShowNumbers: () => deps.manager.use(),
    askWhere: ({ fileName, rows }) =>
      outside.askWhere({ fileName, ending: 'csv', kindName: texts.csvFile, title: texts.exportCalls(rows) }),
    showInFolder: outside.showInFolder,
    separator,
    now: clock.now,
    serverNowMs,
    onChange: () => {
      keeper.tell();
    },
    onBug,
  });
  const reports = new ReportDesk({
    book: keeper,
    askWhere: ({ fileName, ending }) =>
      outside.askWhere({ fileName, ending, kindName: ending === 'csv' ? texts.csvFile : texts.pngFile }),
    separator,
  });
  const bookDesk = new BookDesk({ ...outside, keeper, watch: () => reception().watch, serverNowMs });
  return {
    threadsLeft,
    keeper,
    cardPages,
    unsaved,
    followUp,
    recordings,
    recordingSaver,
    exports,
    reports,
    bookDesk,
  };
}
