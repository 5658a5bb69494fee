import { describe, expect, it } from 'vitest';
import { retryAfterMs } from '../../../../main/altegio/retryAfter.ts';

const now = Date.parse('2026-11-21T12:00:00Z');

describe('the wait that a 429 asks for', () => {
  it.each([
    { name: 'seconds in the header', header: '7', message: '', expected: 7_000 },
    { name: 'the header wins over the message', header: '7', message: 'in 3 seconds', expected: 7_000 },
    { name: 'an HTTP date', header: 'Sat, 21 Nov 2026 12:00:30 GMT', message: '', expected: 30_000 },
    { name: 'a date of RFC 850', header: 'Saturday, 21-Nov-26 12:00:30 GMT', message: '', expected: 30_000 },
    { name: 'a date of ISO 8601', header: '2026-11-21T12:00:30Z', message: '', expected: 30_000 },
    { name: 'seconds with their unit', header: '90s', message: '', expected: 90_000 },
    { name: 'minutes in the header', header: '2 minutes', message: '', expected: 120_000 },
    { name: 'a date that has passed', header: 'Sat, 21 Nov 2026 11:00:00 GMT', message: '', expected: 1_000 },
    { name: 'zero is raised to a second', header: '0', message: '', expected: 1_000 },
    { name: 'a day is cut to ten minutes', header: '99999', message: '', expected: 600_000 },
    {
      name: 'garbage falls back to the message',
      header: 'soon',
      message: 'try again in 4 seconds',
      expected: 4_000,
    },
    { name: 'garbage without a message', header: '-5', message: '', expected: 5_000 },
    {
      name: 'a date that no calendar has',
      header: 'Sat, 99 Nov 2026 12:00:30 GMT',
      message: '',
      expected: 5_000,
    },
    { name: 'digits of the message', header: null, message: 'Too often, wait 12', expected: 12_000 },
    {
      name: 'the seconds of a message that also names the limit',
      header: null,
      message: 'More than 200 requests, retry in 9 seconds.',
      expected: 9_000,
    },
    {
      name: 'a limit and a period are no wait',
      header: null,
      message: 'At most 200 per 1 minute',
      expected: 5_000,
    },
    { name: 'nothing at all', header: null, message: '', expected: 5_000 },
  ])('$name', ({ header, message, expected }) => {
    expect(retryAfterMs(header, message, now)).toBe(expected);
  });
});
