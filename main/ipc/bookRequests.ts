import type { BookDesk } from '../salon/bookDesk.ts';
import type { RequestHandlers } from './serveRequests.ts';

type Name = Extract<keyof RequestHandlers, `book.${string}` | `backfill.${string}`>;

export function bookRequests(desk: BookDesk): Pick<RequestHandlers, Name> {
  return {
    'book.page': (input) => desk.page(input),
    'book.count': (input) => desk.count(input),
    'book.call': (input) => desk.call(input),
    'book.askAltegio': (input) => desk.askAltegio(input),
    'book.copyNumber': ({ key }) => desk.copyNumber(key),
    'book.openClient': ({ key }) => desk.openClient(key),
    'book.newBooking': ({ key }) => desk.newBooking(key),
    'book.reopen': () => desk.reopen(),
    'backfill.pause': () => desk.backfill('pause'),
    'backfill.resume': () => desk.backfill('resume'),
    'backfill.cancel': () => desk.backfill('cancel'),
  };
}
