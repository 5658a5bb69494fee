import { BookingWatch, type BookingWatchDeps } from './bookingWatch.ts';
import { Outbox } from './outbox.ts';
import { Reminders, type RemindersDeps } from './reminders.ts';

export type FollowUpWorkDeps = BookingWatchDeps & Pick<RemindersDeps, 'onDue'>;

/** What goes on by itself while a salon is connected: reminders, a look for new bookings, comments on their way. */
export class FollowUpWork {
  readonly outbox: Outbox;
  readonly #reminders: Reminders;
  readonly #bookings: BookingWatch;

  constructor(deps: FollowUpWorkDeps) {
    this.outbox = new Outbox(deps);
    this.#reminders = new Reminders(deps);
    this.#bookings = new BookingWatch(deps);
  }

  start(): void {
    this.outbox.start();
    this.#reminders.start();
    this.#bookings.start();
  }

  stop(): void {
    this.outbox.stop();
    this.#reminders.stop();
    this.#bookings.stop();
  }
}
