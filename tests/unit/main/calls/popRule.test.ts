import { describe, expect, it } from 'vitest';
import { popsUp, type LookKind } from '../../../../main/calls/popRule.ts';
import { aCall, NOON } from '../../../support/calls.ts';

describe('popsUp', () => {
  it.each<{ name: string; look: LookKind; call: Parameters<typeof aCall>[0]; pops: boolean }>([
    { name: 'a call that just ended', look: 'live', call: { endedSecondsAgo: 3 }, pops: true },
    { name: 'a row that came nine minutes late', look: 'live', call: { endedSecondsAgo: 540 }, pops: true },
    {
      name: 'a row that came eleven minutes late',
      look: 'live',
      call: { endedSecondsAgo: 660 },
      pops: false,
    },
    {
      name: 'a call of 15 minutes counts from its end',
      look: 'live',
      call: { durationSeconds: 900, endedSecondsAgo: 5 },
      pops: true,
    },
    { name: 'a vendor whose clock is ahead', look: 'live', call: { endedSecondsAgo: -3600 }, pops: true },
    { name: 'an outgoing call', look: 'live', call: { direction: 'outgoing' }, pops: false },
    { name: 'an internal call', look: 'live', call: { direction: 'internal' }, pops: false },
    {
      name: 'right after the start, one that ended a minute ago',
      look: 'catchUp',
      call: { endedSecondsAgo: 60 },
      pops: true,
    },
    {
      name: 'right after the start, one that ended three minutes ago',
      look: 'catchUp',
      call: { endedSecondsAgo: 180 },
      pops: false,
    },
    {
      name: 'right after the start, one of a far future',
      look: 'catchUp',
      call: { endedSecondsAgo: -7200 },
      pops: false,
    },
  ])('$name: $pops', ({ look, call, pops }) => {
    expect(popsUp(aCall(call), look, NOON)).toBe(pops);
  });
});
