import { expect, test } from 'vitest';
import { addDays, fromLocal, localText, parseMoment, zonedText } from '../../../../main/demo/zonedTime.ts';

test.each([
  ['America/New_York', '2026-03-08T06:59:59Z', '2026-03-08T01:59:59-05:00'],
  ['America/New_York', '2026-03-08T07:00:00Z', '2026-03-08T03:00:00-04:00'],
  ['America/New_York', '2026-11-01T06:00:00Z', '2026-11-01T01:00:00-05:00'],
  ['Asia/Kolkata', '2026-01-01T00:00:00Z', '2026-01-01T05:30:00+05:30'],
  ['UTC', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00+00:00'],
])('tells the wall clock of %s at %s', (zone, instant, text) => {
  expect(zonedText(zone, Date.parse(instant))).toBe(text);
});

test('wall-clock times are read back on both sides of a change', () => {
  for (const text of [
    '2026-03-08 00:30:00',
    '2026-03-08 03:30:00',
    '2026-10-31 23:00:00',
    '2026-11-01 04:00:00',
  ]) {
    expect(localText('America/New_York', fromLocal('America/New_York', text))).toBe(text);
  }
});

test('moments are read in every form the API knows', () => {
  const atMs = Date.parse('2026-11-21T19:00:00Z');
  for (const text of [
    '2026-11-21T14:00:00-05:00',
    '2026-11-21T14:00:00-0500',
    '2026-11-21 14:00:00',
    '2026-11-21T14:00:00',
  ]) {
    expect(parseMoment('America/New_York', text)).toBe(atMs);
  }
  expect(parseMoment('America/New_York', 'soon')).toBeNaN();
  expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
});
