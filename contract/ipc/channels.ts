// Names only, so that the sandboxed preload can import this file without pulling in zod.

/** Which of the two windows may use a channel. */
export type WindowName = 'main' | 'popup';

const both = ['main', 'popup'] as const;
const main = ['main'] as const;
const popup = ['popup'] as const;

/** Window → main, answered by a `Result`. The value lists the windows that may ask. */
export const REQUESTS = {
  'app.snapshot': both,
  'app.tryDemo': main,
  'app.leaveDemo': main,
  'app.dismissNotice': main,
  'app.quit': main,
  'connect.begin': main,
  'connect.cancel': main,
  'connect.partnerToken': main,
  'connect.signIn': main,
  'connect.userToken': main,
  'connect.locations': main,
  'connect.finish': main,
  'account.removeLocation': main,
  'account.disconnect': main,
  'account.keepUnprotected': main,
  'card.choose': both,
  'card.create': both,
  'card.openClient': both,
  'card.newBooking': both,
  'card.copyNumber': both,
  'card.money': both,
  'card.retry': both,
  'card.dismiss': both,
  'card.dismissAll': both,
  'card.use': both,
  'popup.resize': popup,
  'popup.wantKeys': popup,
  'popup.giveKeysBack': popup,
  'popup.showMore': popup,
  'call.test': both,
  'demo.ring': main,
  'settings.change': main,
  'doNotDisturb.set': main,
  'book.page': main,
  'book.count': main,
  'book.call': main,
  'book.askAltegio': main,
  'book.copyNumber': main,
  'book.openClient': main,
  'book.newBooking': main,
  'book.reopen': main,
  'backfill.pause': main,
  'backfill.resume': main,
  'backfill.cancel': main,
  'note.save': both,
  'outcome.save': both,
  'note.send': both,
  'followUp.page': main,
  'followUp.calledBack': main,
  'followUp.notNeeded': main,
  'followUp.later': main,
  'followUp.undo': main,
  'followUp.add': both,
  'recording.open': main,
  'export.start': main,
  'export.cancel': main,
  'export.dismiss': main,
  'export.reveal': main,
  'manager.setPin': main,
  'manager.unlock': main,
  'manager.lock': main,
  'report.read': main,
  'report.save': main,
  'report.print': main,
} as const satisfies Record<string, readonly WindowName[]>;

/** Main → window, each a whole slice of state with a revision. */
export const EVENTS = {
  'app.changed': both,
  'account.changed': main,
  'calls.changed': main,
  'cards.changed': both,
  'health.changed': main,
  'settings.changed': both,
  'book.changed': main,
  'manager.changed': main,
} as const satisfies Record<string, readonly WindowName[]>;

export type RequestName = keyof typeof REQUESTS;
export type EventName = keyof typeof EVENTS;
