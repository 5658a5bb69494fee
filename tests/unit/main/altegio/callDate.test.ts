import { describe, expect, it, test } from 'vitest';
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
    ['zeros as a date of PHP', '-0001-11-30 00:00:00', 'UTC', []],
    ['the first second of 1970, which stands for none', '1970-01-01 00:00:00', 'UTC', []],
    ['an offset that no place has', '2026-01-17 12:31:12+99:00', 'UTC', []],
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

describe('the same moment in the forms that back ends write', () => {
  const NINE = '2026-12-01T09:00:00.000Z';

  it.each([
    ['an offset of hours', '2026-12-01 12:00:00+03'],
    ['after a space', '2026-12-01 12:00:00 +03'],
    ['of one digit', '2026-12-01 12:00:00 +3:00'],
    ['without a colon', '2026-12-01T12:00:00+0300'],
    ['with a colon', '2026-12-01T12:00:00+03:00'],
    ['with seconds', '2026-12-01T12:00:00+03:00:00'],
    ['with the minus sign of ISO 8601', '2026-12-01T05:00:00\u221204:00'],
    ['Z in small letters', '2026-12-01t09:00:00z'],
    ['UTC in words', '2026-12-01 09:00:00 UTC'],
    ['GMT and an offset', '2026-12-01 14:45:00 GMT+05:45'],
    ['UTC and an offset', '2026-12-01 12:00:00 UTC+3'],
    ['an abbreviation', '2026-12-01 10:00:00 CET'],
    ['an offset and its abbreviation', '2026-12-01 12:00:00 +0300 MSK'],
    ['an offset and itself', '2026-12-01 12:00:00 +0300 +03'],
    ['the name of a zone', '2026-12-01 10:00:00 Europe/Berlin'],
    ['the name of a zone in brackets', '2026-12-01T10:00:00[Europe/Berlin]'],
    ['an offset and the name of a zone', '2026-12-01T10:00:00+01:00[Europe/Berlin]'],
    ['microseconds', '2026-12-01 12:00:00.000000+03'],
    ['a fraction after a comma', '2026-12-01T12:00:00,000+03:00'],
    ['more digits than a clock has', '2026-12-01T12:00:00.000000000000+03:00'],
    ['a fraction of a minute', '2026-12-01T11:59.0+0259'],
    ['hours alone', '2026-12-01T12+03'],
    ['an hour of one digit', '2026-12-01 9:00:00Z'],
    ['the end of a day', '2026-11-30T24:00:00-09:00'],
    ['no separators', '20261201T120000+0300'],
    ['no separators, UTC', '20261201T090000Z'],
    ['a day of the year', '2026-335T12:00:00+03:00'],
    ['a day of a week', '2026-W49-2T12:00:00+03:00'],
    ['a day of a week without separators', '2026W492T120000+0300'],
    ['a year of six digits', '+002026-12-01T12:00:00+03:00'],
    ['slashes', '2026/12/01 12:00:00+03:00'],
    ['RFC 2822', 'Tue, 01 Dec 2026 12:00:00 +0300'],
    ['RFC 2822 without the weekday', '1 Dec 2026 12:00 +0300'],
    ['RFC 822', 'Tue, 01 Dec 26 12:00:00 +0300'],
    ['RFC 850', 'Tuesday, 01-Dec-26 09:00:00 UTC'],
    ['RFC 7231', 'Tue, 01 Dec 2026 09:00:00 GMT'],
    ['a cookie', 'Tuesday, 01-Dec-2026 12:00:00 MSK'],
    ['a cookie with an offset', 'Tuesday, 01-Dec-2026 12:00:00 GMT+0300'],
    ['asctime', 'Tue Dec  1 09:00:00 UTC 2026'],
    ['the year before the offset', 'Tue Dec 1 12:00:00 2026 +0300'],
    ['months and days of one digit', '2026-12-1 12:00:00+03:00'],
    ['a browser', 'Tue Dec 01 2026 12:00:00 GMT+0300 (Moscow Standard Time)'],
    ['seconds since 1970', 1796115600],
    ['seconds as text', '1796115600'],
    ['seconds with an at sign', '@1796115600'],
    ['seconds with a fraction', 1796115600.0004],
    ['seconds with a fraction as text', '1796115600.000000'],
    ['milliseconds', 1796115600000],
    ['milliseconds as text', '1796115600000'],
    ['microseconds since 1970', 1796115600000000],
    ['nanoseconds since 1970', '1796115600000000000'],
    [
      'a DateTime with an offset',
      { date: '2026-12-01 12:00:00.000000', timezone_type: 1, timezone: '+03:00' },
    ],
    [
      'a DateTime with an abbreviation',
      { date: '2026-12-01 10:00:00.000000', timezone_type: 2, timezone: 'CET' },
    ],
    ['a DateTime with Z', { date: '2026-12-01 09:00:00.000000', timezone_type: 2, timezone: 'Z' }],
    [
      'a DateTime with a name',
      { date: '2026-12-01 10:00:00.000000', timezone_type: 3, timezone: 'Europe/Berlin' },
    ],
    ['a DateTime of UTC', { date: '2026-12-01 09:00:00.000000', timezone_type: 3, timezone: 'UTC' }],
    [
      'a DateTime whose type is text',
      { date: '2026-12-01 10:00:00.000000', timezone_type: '3', timezone: 'Europe/Berlin' },
    ],
    [
      'a DateTime with its own offset, no zone beside it',
      { date: '2026-12-01T10:00:00+01:00', timezone: null },
    ],
    ['a DateTime without its type', { date: '2026-12-01 10:00:00.000000', timezone: 'Europe/Berlin' }],
  ])('%s', (_name, value) => {
    for (const zone of ['Asia/Tokyo', '-03:30', null])
      expect(instantsOf(value, zone).map((instantMs) => new Date(instantMs).toISOString())).toEqual([NINE]);
  });

  it.each([
    ['text', '2026-12-01 10:00:00'],
    ['without seconds', '2026-12-01 10:00'],
    ['a DateTime without its zone', { date: '2026-12-01 10:00:00.000000' }],
    ['one run of digits', '20261201100000'],
    ['one run of digits as a number', 20261201100000],
    ['RFC 2822 without a zone', 'Tue, 01 Dec 2026 10:00:00'],
  ])('on the wall clock of the location: %s', (_name, value) => {
    expect(instantsOf(value, 'Europe/Berlin')).toEqual([Date.parse(NINE)]);
    expect(instantsOf(value, '+05:45')).toEqual([Date.parse('2026-12-01T04:15:00Z')]);
    expect(instantsOf(value, '-03:30')).toEqual([Date.parse('2026-12-01T13:30:00Z')]);
  });

  it.each([['2026-12-01 10:00:00'], [{ date: '2026-12-01 10:00:00.000000' }]])(
    'a wall clock means nothing where the zone is not known: %j',
    (value) => {
      expect(instantsOf(value, null)).toEqual([]);
    },
  );

  it.each([
    ['Asia/Kolkata', '2026-12-01T04:30:00.000Z'],
    ['Asia/Jerusalem', '2026-12-01T08:00:00.000Z'],
  ])('an abbreviation of several zones is that of the location: IST in %s', (timeZone, expected) => {
    expect(instantsOf('2026-12-01 10:00:00 IST', timeZone)).toEqual([Date.parse(expected)]);
  });

  test('a DateTime in the hour that autumn repeats may mean two instants', () => {
    const value = { date: '2026-10-25 02:15:00.000000', timezone_type: 3, timezone: 'Europe/Berlin' };

    expect(instantsOf(value, 'Asia/Tokyo')).toHaveLength(2);
  });

  it.each([
    ['an abbreviation of several zones, none of them the location’s', '2026-12-01 10:00:00 CST'],
    ['an abbreviation that nobody knows', '2026-12-01 10:00:00 QQQ'],
    ['a zone that nobody knows', { date: '2026-12-01 10:00:00', timezone_type: 3, timezone: 'Mars/Base' }],
    ['a month of words', 'Tue, 01 Foo 2026 09:00:00 GMT'],
    ['a week that the year does not have', '2026-W54-1T10:00:00Z'],
    ['a day that the year does not have', '2026-366T10:00:00Z'],
    ['a small number', 12],
    ['nothing', null],
    ['no value', undefined],
    ['yes', true],
    ['a list', ['2026-12-01 10:00:00Z']],
    ['an object of something else', { year: 2026 }],
    ['an object within an object', { date: { date: '2026-12-01 10:00:00' } }],
    ['a number beyond all numbers', Infinity],
    ['no number', NaN],
  ])('not readable: %s', (_name, value) => {
    expect(instantsOf(value, 'Europe/Berlin')).toEqual([]);
  });

  test('fractions of seconds since 1970 lose nothing', () => {
    for (let ms = 1; ms < 1000; ms += 1) {
      const text = `2167726988.${String(ms).padStart(3, '0')}`;
      expect([...instantsOf(Number(text), 'UTC'), ...instantsOf(text, 'UTC')]).toEqual([
        2167726988000 + ms,
        2167726988000 + ms,
      ]);
    }
  });

  test('whatever PHP writes of an instant is read as that instant', () => {
    const two = (value: number): string => String(value).padStart(2, '0');
    const [firstMs, lastMs] = [Date.parse('2024-02-28T22:00:00Z'), Date.parse('2026-12-31T00:00:00Z')];
    for (let atMs = firstMs; atMs < lastMs; atMs += 611_927_000) {
      for (const minutes of [-570, -210, 0, 60, 180, 330, 345, 765]) {
        const wall = new Date(atMs + minutes * 60_000).toISOString();
        const [day, time] = [wall.slice(0, 10), wall.slice(11, 19)];
        const size = Math.abs(minutes);
        const offset = `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
        const forms = [
          `${day}T${time}${offset}`,
          `${day} ${time}${offset.replace(':', '')}`,
          `${day.replaceAll('-', '')}T${time.replaceAll(':', '')}${offset.replace(':', '')}`,
          { date: `${day} ${time}.000000`, timezone_type: 1, timezone: offset },
          atMs / 1000,
          String(atMs / 1000),
        ];
        for (const form of forms) expect(instantsOf(form, 'Asia/Tokyo')).toEqual([atMs]);
        expect(instantsOf(`${day} ${time}`, minutes % 60 === 0 ? 'UTC' : offset)).toEqual([
          minutes % 60 === 0 ? atMs + minutes * 60_000 : atMs,
        ]);
      }
    }
  });
});

describe('a time on the wall, as another reckoner has it', () => {
  const HOUR_MS = 3_600_000;

  /** What the zone's clock shows, by Intl alone. */
  function clockOf(timeZone: string): (atMs: number) => number {
    const numeric = 'numeric';
    const format = new Intl.DateTimeFormat('en-u-hc-h23', {
      timeZone,
      ...{ year: numeric, month: numeric, day: numeric, hour: numeric, minute: numeric, second: numeric },
    });
    return (atMs) => {
      const parts = new Map(format.formatToParts(atMs).map(({ type, value }) => [type, Number(value)]));
      const of = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? NaN;
      return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
    };
  }

  test.each([
    ...['Europe/Berlin', 'America/New_York', 'America/Havana', 'America/Santiago', 'Africa/Cairo'],
    ...['Africa/Casablanca', 'Asia/Beirut', 'Asia/Gaza', 'Australia/Lord_Howe', 'Pacific/Chatham'],
    ...['America/St_Johns', 'Antarctica/Troll', 'Asia/Kathmandu', 'America/Scoresbysund'],
  ])('means each instant at which the clock shows it, in hours that come twice or never too: %s', (zone) => {
    const shown = clockOf(zone);
    const offset = (atMs: number): number => shown(atMs) - atMs;
    const hours = Array.from({ length: 366 * 24 }, (_, hour) => Date.UTC(2026, 0, 1) + hour * HOUR_MS);
    const changes = hours.filter((atMs) => offset(atMs) !== offset(atMs - HOUR_MS));
    for (const changeMs of [...changes, Date.UTC(2026, 6, 1)]) {
      const offsets = [...new Set([offset(changeMs - 6 * HOUR_MS), offset(changeMs + 6 * HOUR_MS)])];
      for (let step = -20; step <= 20; step += 1) {
        const wallMs = changeMs + offset(changeMs) + step * 600_000;
        const meant = offsets.map((one) => wallMs - one).filter((atMs) => shown(atMs) === wallMs);
        // Where no clock shows it: what one left unchanged would mean.
        const expected = meant.length > 0 ? meant.sort((a, b) => a - b) : [wallMs - (offsets[0] ?? NaN)];
        const iso = new Date(wallMs).toISOString();
        const date = iso.slice(0, 19).replace('T', ' ');
        expect([date, instantsOf(date, zone)]).toEqual([date, expected]);
        const php = { date: `${date}.000000`, timezone_type: 3, timezone: zone };
        expect(instantsOf(php, 'Asia/Tokyo')).toEqual(expected);
        expect(instantsOf(iso.slice(0, 19), zone)).toEqual(expected);
      }
    }
  });
});
