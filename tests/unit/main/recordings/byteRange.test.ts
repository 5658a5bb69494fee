import { describe, expect, test } from 'vitest';
import { readByteRange, readContentRange } from '../../../../main/recordings/byteRange.ts';

const part = (first: number, last: number) => ({ kind: 'part', first, last });
const whole = { kind: 'whole' };
const outside = { kind: 'outside' };

describe('readByteRange', () => {
  test.each([
    ['bytes=0-', part(0, 999)],
    ['bytes=0-0', part(0, 0)],
    ['bytes=0-999', part(0, 999)],
    ['bytes=500-', part(500, 999)],
    ['bytes=200-299', part(200, 299)],
    ['bytes=900-5000', part(900, 999)],
    ['bytes=999-', part(999, 999)],
    ['Bytes = 1 - 2', part(1, 2)],
    ['bytes=-100', part(900, 999)],
    ['bytes=-1', part(999, 999)],
    ['bytes=-5000', part(0, 999)],
    ['bytes=0-99999999999999999999', part(0, 999)],
  ])('%s is a part of a thousand bytes', (header, expected) => {
    expect(readByteRange(header, 1000)).toEqual(expected);
  });

  test.each(['bytes=1000-', 'bytes=1000-1001', 'bytes=99999999999999999999-', 'bytes=-0'])(
    '%s lies outside of a thousand bytes',
    (header) => {
      expect(readByteRange(header, 1000)).toEqual(outside);
    },
  );

  test.each([
    null,
    '',
    'bytes',
    'bytes=',
    'bytes=-',
    'bytes=5-2',
    'bytes=a-b',
    'bytes=0-1,5-6',
    'bytes=--5',
    'bytes=1.5-2',
    'seconds=0-1',
    'bytes=0-1; x',
  ])('%j is no range and means the whole', (header) => {
    expect(readByteRange(header, 1000)).toEqual(whole);
  });

  test('an empty file has no parts', () => {
    expect(readByteRange('bytes=0-', 0)).toEqual(outside);
    expect(readByteRange('bytes=-5', 0)).toEqual(outside);
    expect(readByteRange(null, 0)).toEqual(whole);
  });
});

describe('readContentRange', () => {
  test('tells which bytes came', () => {
    expect(readContentRange('bytes 200-299/1000')).toEqual({ first: 200, last: 299, totalBytes: 1000 });
  });

  test.each([null, '', 'bytes */1000', 'bytes 0-99/*', 'bytes 5-2/10', 'bytes 0-10/10', 'items 0-1/2'])(
    '%j says nothing certain',
    (header) => {
      expect(readContentRange(header)).toBeNull();
    },
  );
});
