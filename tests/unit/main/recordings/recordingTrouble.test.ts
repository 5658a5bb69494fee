import { describe, expect, test } from 'vitest';
import { troubleOfNoLink, troubleOfStatus } from '../../../../main/recordings/recordingTrouble.ts';

const minutes = (count: number): number => count * 60_000;

describe('troubleOfStatus', () => {
  test.each([
    [200, 5, null],
    [206, 5, null],
    [401, 5, 'noRight'],
    [403, 600, 'noRight'],
    [404, 5, 'notReady'],
    [404, 59, 'notReady'],
    [404, 60, 'expired'],
    [204, 5, 'notReady'],
    [202, 61, 'expired'],
    [410, 5, 'expired'],
    [410, 600, 'expired'],
    [429, 5, 'offline'],
    [500, 5, 'offline'],
    [503, 5, 'offline'],
    [400, 5, 'refused'],
    [302, 5, 'refused'],
  ])('%i for a call of %i minutes ago: %s', (status, ageMinutes, trouble) => {
    expect(troubleOfStatus(status, minutes(ageMinutes))).toBe(trouble);
  });
});

describe('troubleOfNoLink', () => {
  test.each([
    [true, 5, 'notReady'],
    [true, 60, 'none'],
    [false, 5, 'none'],
  ])('answered %s, %i minutes ago: %s', (answered, ageMinutes, trouble) => {
    expect(troubleOfNoLink({ answered, ageMs: minutes(ageMinutes) })).toBe(trouble);
  });
});
