import type { CallDirection, CallStatus } from '../../../contract/model/call.ts';
import type { CallFilter, Period } from '../../../contract/model/callFilter.ts';
import type { FollowUpState } from '../../../contract/model/followUp.ts';

/** Shows everything. */
export const EMPTY_FILTER: CallFilter = {
  locationIds: [],
  period: { kind: 'all' },
  direction: null,
  statuses: [],
  caller: null,
  withRecording: false,
  followUp: null,
  search: '',
};

export const PERIODS = [
  'today',
  'yesterday',
  'last7Days',
  'thisMonth',
  'lastMonth',
] as const satisfies readonly Period['kind'][];

export const DIRECTIONS = ['incoming', 'outgoing', 'internal'] as const satisfies readonly CallDirection[];

export const STATUSES = [
  'success',
  'missed',
  'cancel',
  'busy',
  'notallowed',
  'notavailable',
  'notfound',
] as const satisfies readonly CallStatus[];

export const CALLERS = ['known', 'unknown'] as const satisfies readonly CallFilter['caller'][];

export const FOLLOW_UPS = ['open', 'waiting', 'done'] as const satisfies readonly FollowUpState[];

/** Whether two filters show the same. */
export const sameFilter = (one: CallFilter, other: CallFilter): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

export const showsEverything = (filter: CallFilter): boolean =>
  filter.locationIds.length === 0 &&
  filter.period.kind === 'all' &&
  filter.direction === null &&
  filter.statuses.length === 0 &&
  filter.caller === null &&
  !filter.withRecording &&
  filter.followUp === null &&
  filter.search === '';
