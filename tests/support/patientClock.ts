import { type Clock, systemClock } from '../../main/clock.ts';

/** Real time in which nothing is ended by it: however long an answer takes, it is waited for. */
export const patientClock: Clock = { ...systemClock, after: () => () => undefined };
