import type { CallFilter } from '../../contract/model/callFilter.ts';
import { bookLocations } from './bookYear.ts';

const any: CallFilter = {
  locationIds: [],
  period: { kind: 'all' },
  direction: null,
  statuses: [],
  caller: null,
  withRecording: false,
  followUp: null,
  search: '',
};
const [first, second] = bookLocations.map(({ id }) => id);
const some = first === undefined || second === undefined ? [] : [first, second];

/** What people ask of the list: common, rare and impossible combinations, and searches of every kind. */
export const bookQueries: readonly (readonly [what: string, filter: CallFilter])[] = [
  ['everything', any],
  ['one location', { ...any, locationIds: some.slice(0, 1) }],
  ['two locations, missed', { ...any, locationIds: some, statuses: ['missed'] }],
  ['today', { ...any, period: { kind: 'today' } }],
  ['last month, outgoing', { ...any, period: { kind: 'lastMonth' }, direction: 'outgoing' }],
  [
    'a week in January, busy',
    { ...any, period: { kind: 'range', fromDay: '2026-01-10', toDay: '2026-01-16' }, statuses: ['busy'] },
  ],
  ['with recording, known', { ...any, withRecording: true, caller: 'known' }],
  ['unknown, cancelled', { ...any, caller: 'unknown', statuses: ['cancel'] }],
  ['not found (one in 20,000)', { ...any, statuses: ['notfound'] }],
  ['not found at one location', { ...any, statuses: ['notfound'], locationIds: some.slice(0, 1) }],
  ['matches nothing', { ...any, direction: 'internal', withRecording: true, statuses: ['busy'] }],
  ['follow-up open', { ...any, followUp: 'open' }],
  ['follow-up done, one location', { ...any, followUp: 'done', locationIds: some.slice(0, 1) }],
  ['search: rare name', { ...any, search: 'quinow' }],
  ['search: name of every tenth client', { ...any, search: 'anna' }],
  ['search: that name, not found', { ...any, search: 'anna', statuses: ['notfound'] }],
  ['search: that name, unknown', { ...any, search: 'anna', caller: 'unknown' }],
  [
    'search: that name, in January',
    { ...any, search: 'anna', period: { kind: 'range', fromDay: '2026-01-10', toDay: '2026-01-16' } },
  ],
  ['search: that name, internal calls', { ...any, search: 'anna', direction: 'internal' }],
  ['search: that name, where nobody has it', { ...any, search: 'anna', locationIds: some.slice(1) }],
  ['search: two words', { ...any, search: 'anna ber' }],
  ['search: one letter', { ...any, search: 'm' }],
  ['search: two letters', { ...any, search: 'be' }],
  ['search: start of all numbers', { ...any, search: '+49 151' }],
  ['search: that start, unknown', { ...any, search: '+49 151', caller: 'unknown' }],
  ['search: start of a hundredth of all numbers', { ...any, search: '+49 151 12' }],
  ['search: part of a number', { ...any, search: '4711' }],
  ['search: whole number', { ...any, search: '0151 0007919' }],
  ['search: finds nothing', { ...any, search: 'xyzzy' }],
];
