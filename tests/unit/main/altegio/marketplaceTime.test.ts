import { describe, expect, it } from 'vitest';
import { marketplaceMoment } from '../../../../main/altegio/marketplaceTime.ts';

const nowMs = Date.parse('2026-06-27T12:20:02Z');

describe('marketplaceMoment', () => {
  it.each([
    { name: 'just now in UTC', text: '2026-06-27 12:20:02', zone: 'UTC', at: '2026-06-27T12:20:02Z' },
    {
      name: 'UTC, where the salon’s own clock would mean the future',
      text: '2026-06-27 12:20:02',
      zone: 'America/New_York',
      at: '2026-06-27T12:20:02Z',
    },
    {
      name: 'the salon’s clock, where UTC would mean the future',
      text: '2026-06-27 14:20:02',
      zone: 'Europe/Berlin',
      at: '2026-06-27T12:20:02Z',
    },
    {
      name: 'the later of two that are past, so that nobody is called late too early',
      text: '2026-06-27 08:10:00',
      zone: 'America/New_York',
      at: '2026-06-27T12:10:00Z',
    },
    {
      name: 'a clock that is five minutes ahead',
      text: '2026-06-27 12:25:02',
      zone: 'UTC',
      at: '2026-06-27T12:25:02Z',
    },
    { name: 'one that is further ahead: nothing', text: '2026-06-27 12:25:03', zone: 'UTC', at: null },
    {
      name: 'a text with an offset',
      text: '2026-06-27T10:20:02-02:00',
      zone: 'Europe/Berlin',
      at: '2026-06-27T12:20:02Z',
    },
    {
      name: 'a zone that nobody knows: UTC',
      text: '2026-06-27 12:00:00',
      zone: 'Mars/Base',
      at: '2026-06-27T12:00:00Z',
    },
    { name: 'no moment: nothing', text: '', zone: 'UTC', at: null },
    { name: 'zeros: nothing', text: '0000-00-00 00:00:00', zone: 'UTC', at: null },
  ])('reads $name', ({ text, zone, at }) => {
    expect(marketplaceMoment(text, { timeZone: zone, nowMs })).toBe(at === null ? null : Date.parse(at));
  });
});
