import { expect, test } from 'vitest';
import { LocationId } from '../../../../../contract/model/ids.ts';
import type { Moderation, ModerationItem } from '../../../../../contract/model/partner.ts';
import { moderationPage } from '../../../../../main/partner/moderation/moderationPage.ts';
import { NOON } from '../../../../support/calls.ts';

const HOSTILE = `"><script>alert(1)</script><img src=x onerror='x'>&amp;\u202Egnp.exe`;

const item: ModerationItem = {
  name: 'sendsPayment',
  state: 'failed',
  at: '2026-11-21T12:00:00.000Z',
  problem: { kind: 'refused', detail: HOSTILE },
  evidence: [
    {
      at: '2026-11-21T12:00:01.000Z',
      request: {
        operation: HOSTILE,
        method: 'POST',
        path: `/marketplace/${HOSTILE}`,
        body: `{\n  "x": "${HOSTILE}"\n}`,
      },
      answer: HOSTILE,
    },
  ],
};

const page = (change: Partial<Moderation> = {}): string =>
  moderationPage({
    moderation: {
      locationId: LocationId.parse(10),
      running: false,
      registrationUrl: 'https://ringdesk.example.com/connect',
      description: 'Shows who is calling.',
      items: [item],
      ...change,
    },
    applicationId: 4217,
    locationTitle: HOSTILE,
    timeZone: 'Europe/Berlin',
    nowMs: NOON,
  });

test('hostile text stays text wherever it stands', () => {
  const html = page({ registrationUrl: `javascript:${HOSTILE}`, description: HOSTILE });

  const tags = new Set([...html.matchAll(/<\/?([a-z0-9]+)/gi)].map(([, tag]) => tag));
  const ours = 'html head meta title style body h1 h2 p dl dt dd bdi section header strong ol li pre time';
  expect([...tags].filter((tag) => !ours.split(' ').includes(tag ?? ''))).toEqual([]);
  // Nothing of it became an attribute either.
  expect([...html.matchAll(/<[^>]*\son\w+=/g)]).toEqual([]);
  expect(html).not.toMatch(/\u202E/);
  // Location, address, description, reason, path, body and answer.
  expect(html.split('&quot;&gt;&lt;script&gt;')).toHaveLength(8);
});

test('the page loads nothing and runs nothing', () => {
  const html = page();
  expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
  expect(html).not.toMatch(/<[^>]*\s(src|href|action)=|@import|url\(/);
});

test('every moment is told in UTC and in the time of the location', () => {
  expect(page()).toContain('2026-11-21 12:00:01 UTC · 2026-11-21 13:00 Europe/Berlin');
});

test('state, reason, request and answer stand with each item', () => {
  const request = {
    operation: 'pay',
    method: 'POST',
    path: '/marketplace/partner/payment',
    body: '{ "a": 1 }',
  };
  const evidence = [{ at: '2026-11-21T12:00:01.000Z', request, answer: 'forbidden' }];
  const html = page({
    items: [{ ...item, problem: { kind: 'noRight', detail: 'Access denied.' }, evidence }],
  });
  for (const text of [
    'Sends a payment',
    '<strong class="failed">Failed</strong>',
    'noRight: Access denied.',
    'POST /marketplace/partner/payment\n{ &quot;a&quot;: 1 }',
    '<bdi>forbidden</bdi>',
    'Shows who is calling.',
  ])
    expect(html).toContain(text);
});
