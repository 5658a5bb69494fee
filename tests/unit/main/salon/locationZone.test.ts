import { describe, expect, it, test } from 'vitest';
import { zoneOf } from '../../../../main/altegio/zoneText.ts';
import { locationZone } from '../../../../main/salon/locationZone.ts';

const here = { timeZone: 'America/Chicago', nowMs: Date.parse('2026-12-01T12:00:00Z') };

describe('the zone that Altegio tells of a location', () => {
  it.each([
    ['a name', ['Europe/Berlin', 1], 'Europe/Berlin'],
    ['a number of hours', ['', 3], 'Etc/GMT-3'],
    ['hours as text', ['', '3'], 'Etc/GMT-3'],
    ['hours with a sign', ['', '+3'], 'Etc/GMT-3'],
    ['hours behind', ['', '-3'], 'Etc/GMT+3'],
    ['a half', ['', 5.5], '+05:30'],
    ['a half as text', ['', '5.5'], '+05:30'],
    ['a half after a comma', ['', '5,5'], '+05:30'],
    ['a quarter', ['', '5.75'], '+05:45'],
    ['three quarters behind', ['', -3.5], '-03:30'],
    ['hours and minutes', ['', '5:30'], '+05:30'],
    ['an offset', ['', '+0530'], '+05:30'],
    ['an offset with a colon', ['', '+05:45'], '+05:45'],
    ['UTC and hours', ['', 'UTC+3'], 'Etc/GMT-3'],
    ['UTC and hours in the place of the name', ['UTC+3', null], 'Etc/GMT-3'],
    ['GMT and an offset', ['GMT+05:45', null], '+05:45'],
    ['GMT and an offset behind', ['GMT-3:30', null], '-03:30'],
    ['a name in the place of the hours', ['', 'Asia/Kolkata'], 'Asia/Kolkata'],
    ['UTC by name', ['UTC', null], 'UTC'],
    ['no hours from UTC', ['', 0], 'UTC'],
    ['a name that nobody knows, and hours', ['Mars/Base', -5], 'Etc/GMT+5'],
  ] as const)('%s', (_name, told, expected) => {
    expect(zoneOf(...told)).toBe(expected);
  });

  it.each([
    ['nothing', ['', null]],
    ['a name that nobody knows', ['Mars/Base', null]],
    ['more hours than a day has', ['', 26]],
    ['words', ['', 'winter']],
    ['minutes that no clock has', ['', '5.123']],
  ] as const)('is not known: %s', (_name, told) => {
    expect(zoneOf(...told)).toBeNull();
  });
});

describe('the zone of a location', () => {
  test('is what Altegio tells', () => {
    expect(locationZone('Asia/Tokyo', 'DE', here)).toEqual({ timeZone: 'Asia/Tokyo' });
  });

  it.each(['DE', 'KZ', 'TH', 'IL', 'IN', 'GB', 'PL'])('else the country’s one clock: %s', (country) => {
    const zone = locationZone(null, country, here);

    expect(zone.zoneFrom).toBe('country');
    expect(zone.timeZone).not.toBe('UTC');
  });

  test('else this computer’s, where it is one of the country’s', () => {
    expect(locationZone(null, 'US', here)).toEqual({ timeZone: 'America/Chicago', zoneFrom: 'computer' });
  });

  it.each(['RU', 'BR', null, 'ZZ', '?'])('else nobody knows it: %s', (country) => {
    expect(locationZone(null, country, here)).toEqual({ timeZone: 'America/Chicago', zoneFrom: 'unknown' });
    expect(locationZone(null, 'US', { ...here, timeZone: 'UTC' }).zoneFrom).toBe('unknown');
  });
});
