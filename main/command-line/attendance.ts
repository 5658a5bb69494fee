import type { Attendance } from '../altegio/appointmentRow.ts';

/** Whether a client came. */
export const ATTENDANCE: Readonly<Record<Attendance, string>> = {
  '-1': 'Did not come',
  0: 'Waiting',
  1: 'Came',
  2: 'Confirmed',
};
