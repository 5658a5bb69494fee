import { describe, expect, it } from 'vitest';
import { wantedAtStart } from '../../../../main/salon/wantedAtStart.ts';
import { defaultConnection } from '../../../../main/settings/connection.ts';
import { downtown } from '../../../support/calls.ts';

describe('at the start the kept locations', () => {
  it.each([
    ['stand when their zone is certain', downtown, null],
    ['stand with the clock of a country', { ...downtown, zoneFrom: 'country' }, null],
    ['stand with a zone of half hours', { ...downtown, timeZone: '+05:30' }, null],
    ['are looked up with a zone nobody knows', { ...downtown, timeZone: 'Mars/Base' }, [10]],
    ['are looked up with the clock of this computer', { ...downtown, zoneFrom: 'computer' }, [10]],
    ['are looked up without a zone', { ...downtown, zoneFrom: 'unknown' }, [10]],
    ['are looked up with UTC, which older versions wrote', { ...downtown, timeZone: 'UTC' }, [10]],
  ] as const)('%s', (_name, location, expected) => {
    expect(wantedAtStart({ ...defaultConnection, locations: [location] })).toEqual(expected);
  });
});
