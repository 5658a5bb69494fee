import type { CallDirection, CallStatus } from '../../../contract/model/call.ts';
import type { FollowUpState } from '../../../contract/model/followUp.ts';

/** What filters ask about a call, apart from time and words. */
export interface CallShape {
  readonly locationId: number;
  readonly direction: CallDirection;
  readonly status: CallStatus;
  readonly known: boolean;
  readonly recorded: boolean;
  readonly followUp: FollowUpState | null;
  /** Another row stands for the call: a copy in another location of the chain or, without a location, a leg. */
  readonly twin: boolean;
}

const DIRECTIONS: readonly CallDirection[] = ['incoming', 'outgoing', 'internal', 'other'];
const STATUSES: readonly CallStatus[] = [
  'success',
  'missed',
  'cancel',
  'busy',
  'notallowed',
  'notavailable',
  'notfound',
  'other',
];
const FOLLOW_UPS: readonly (FollowUpState | null)[] = [null, 'open', 'waiting', 'done'];

/** The location in the shape of a row that no list shows. */
export const NOWHERE = 0;

const FOLLOW_UP = 2;
const RECORDED = 8;
const KNOWN = 16;
const STATUS = 32;
const DIRECTION = 256;
const LOCATION = 1024;

/** The shape as one number; the triggers of the schema change single bits of it. */
export function packShape(shape: CallShape): number {
  return (
    shape.locationId * LOCATION +
    DIRECTIONS.indexOf(shape.direction) * DIRECTION +
    STATUSES.indexOf(shape.status) * STATUS +
    (shape.known ? KNOWN : 0) +
    (shape.recorded ? RECORDED : 0) +
    FOLLOW_UPS.indexOf(shape.followUp) * FOLLOW_UP +
    (shape.twin ? 1 : 0)
  );
}

export function unpackShape(packed: number): CallShape {
  return {
    locationId: Math.floor(packed / LOCATION),
    direction: DIRECTIONS[(packed & 0x3ff) >> 8] ?? 'other',
    status: STATUSES[(packed & 0xff) >> 5] ?? 'other',
    known: (packed & KNOWN) !== 0,
    recorded: (packed & RECORDED) !== 0,
    followUp: FOLLOW_UPS[(packed & 7) >> 1] ?? null,
    twin: (packed & 1) === 1,
  };
}
