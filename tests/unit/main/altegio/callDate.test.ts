import { describe, expect, it } from 'vitest';
import { instantsOf } from '../../../../main/altegio/callDate.ts';

describe('the instants a call date may mean', () => {
  it.each([
    ['an offset with a colon', '2026-01-17T23:52:21-05:00', 'Asia/Tokyo', ['2026-01-18T04:52:21.000Z']],
    ['an offset without a colon', '2026-01-17T23:52:21-0500', 'Asia/Tokyo', ['2026-01-18T04:52:21.000Z']],
    ['an offset east, with a half hour', '2026-01-17T23:52:21+05:30', 'UTC', ['2026-01-17T18:22:21.000Z']],
    ['milliseconds', '2026-01-17T23:52:21.250-05:00', 'UTC', ['2026-01-18T04:52:21.250Z']],
    ['UTC', '2026-01-17T23:52:21Z', 'Asia/Tokyo', ['2026-01-17T23:52:21.000Z']],
    [
      'the wall clock of the location',
      '2026-01-17 12:31:12',
      'America/New_York',
      ['2026-01-17T17:31:12.000Z'],
    ],
    ['the same with a T', '2026-01-17T12:31:12', 'America/New_York', ['2026-01-17T17:31:12.000Z']],
    ['without seconds', '2026-01-17 12:31', 'America/New_York', ['2026-01-17T17:31:00.000Z']],
    ['summer time', '2026-07-17 12:31:12', 'America/New_York', ['2026-07-17T16:31:12.000Z']],
    ['a zone by offset', '2026-07-17 12:31:12', 'Etc/GMT+5', ['2026-07-17T17:31:12.000Z']],
    [
      'the hour that autumn repeats',
      '2026-11-01 01:30:00',
      'America/New_York',
      ['2026-11-01T05:30:00.000Z', '2026-11-01T06:30:00.000Z'],
    ],
    [
      'the same hour in Berlin',
      '2026-10-25 02:15:00',
      'Europe/Berlin',
      ['2026-10-25T00:15:00.000Z', '2026-10-25T01:15:00.000Z'],
    ],
    ['the last minute before it', '2026-10-25 01:59:59', 'Europe/Berlin', ['2026-10-24T23:59:59.000Z']],
    ['the first minute after it', '2026-10-25 03:00:00', 'Europe/Berlin', ['2026-10-25T02:00:00.000Z']],
    [
      'a repeated half hour',
      '2026-04-05 01:45:00',
      'Australia/Lord_Howe',
      ['2026-04-04T14:45:00.000Z', '2026-04-04T15:15:00.000Z'],
    ],
    ['the hour that spring skips', '2026-03-29 02:30:00', 'Europe/Berlin', ['2026-03-29T01:30:00.000Z']],
    ['the same in New York', '2026-03-08 02:30:00', 'America/New_York', ['2026-03-08T07:30:00.000Z']],
    [
      'an offset inside the repeated hour',
      '2026-11-01T01:30:00-05:00',
      'America/New_York',
      ['2026-11-01T06:30:00.000Z'],
    ],
    ['spaces around', ' 2026-01-17 12:31:12 ', 'UTC', ['2026-01-17T12:31:12.000Z']],
    ['nothing', '', 'UTC', []],
    ['zeros', '0000-00-00 00:00:00', 'UTC', []],
    ['zeros with an offset', '0000-00-00T00:00:00+00:00', 'UTC', []],
    ['a day alone', '2026-01-17', 'UTC', []],
    ['a 30th of February', '2026-02-30 10:00:00', 'UTC', []],
    ['an hour 25', '2026-02-20 25:00:00', 'UTC', []],
    ['words', 'yesterday', 'UTC', []],
    ['another order', '17.01.2026 12:31:12', 'UTC', []],
    ['a zone that nobody knows', '2026-01-17 12:31:12', 'Mars/Olympus', []],
  ])('%s', (_name, text, timeZone, expected) => {
    expect(instantsOf(text, timeZone).map((instantMs) => new Date(instantMs).toISOString())).toEqual(
      expected,
    );
  });
});
