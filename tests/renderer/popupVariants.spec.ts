import { LookupTrouble } from '../../contract/model/card.ts';
import { expect, test } from './support/fixtures.ts';
import { expectGoodLooks, savePicture } from './support/looks.ts';
import {
  aCard,
  candidates,
  harbour,
  known,
  localStart,
  marta,
  openNumber,
  riverside,
  secondsAgo,
} from './support/samples.ts';

const inRiverside = {
  locationId: riverside.id,
  locationTitle: riverside.title,
  timeZone: riverside.timeZone,
};
const inHarbour = { locationId: harbour.id, locationTitle: harbour.title };
const today = { localStart: localStart(0, '14:30'), services: ['Cut', 'colour'], staffName: 'Ines' };
const withoutHints = candidates.map((one) => ({ ...one, hint: null }));
const many = ['Ann', 'Bea', 'Cleo', 'Dora', 'Eve', 'Fay'].map((name, index) => ({
  id: 20 + index,
  name,
  hint: null,
}));

/** What every card that names a caller lets one keep; of a missed call the list stands further up. */
const written = ['Note', 'Outcome'];
const kept = [...written, 'Call-back list'];

const variants = [
  {
    name: 'known',
    card: aCard({ callOfToday: 3 }),
    region: 'Incoming call: Marta Quill, Downtown',
    buttons: ['Dismiss', 'Show', 'Open card', 'New booking', 'Copy number', ...kept],
    texts: [
      'Just called',
      '62 visits · 3rd call today',
      'Today 14:30',
      '1 no-show',
      'Allergic to PPD',
      'Hidden',
    ],
  },
  {
    name: 'known-reason',
    card: aCard({ likelyReason: { kind: 'runningLate', visit: today, minutes: 25 }, callOfToday: 3 }),
    region: 'Incoming call: Marta Quill, Downtown',
    buttons: [
      'Dismiss',
      'May be running late · visit in 25 min',
      'Show',
      'Open card',
      'New booking',
      'Copy number',
      ...kept,
    ],
    texts: ['May be running late · visit in 25 min'],
  },
  {
    name: 'known-noted',
    card: aCard({
      note: {
        text: 'Wants Ines, not before five. Rings again tomorrow if nothing is free, and asks about the colour club too.',
        outcome: 'question',
        changedAt: secondsAgo(3),
        sending: 'notSent',
        problem: null,
      },
    }),
    region: 'Incoming call: Marta Quill, Downtown',
    buttons: ['Dismiss', 'Show', 'Open card', 'New booking', 'Copy number', ...kept],
    texts: ['Question · Wants Ines, not before five.'],
  },
  {
    name: 'known-missed-demo',
    card: aCard({ status: 'missed', endedAt: secondsAgo(70), origin: 'demo', toCallBack: true }),
    region: 'Incoming call: Marta Quill, Downtown',
    buttons: ['Dismiss', 'Show', 'Open card', 'Call-back list', 'New booking', 'Copy number', ...written],
    texts: ['Missed, 1 min ago', 'Demo'],
  },
  {
    name: 'known-rich',
    card: aCard({
      origin: 'test',
      endedAt: secondsAgo(320),
      match: {
        ...known(
          marta({
            name: 'Wilhelmina Katharina von Hohenstein-Quill',
            importance: 'Gold',
            categories: ['VIP', 'Colour club', 'Bridal', 'Prefers tea'].map((title) => ({
              title,
              color: null,
            })),
            comment:
              'Allergic to PPD, patch test on file since May. Prefers the quiet chair by the window. '.repeat(
                4,
              ),
            nextVisit: null,
          }),
        ),
        fromCacheAt: secondsAgo(5400),
        limited: true,
        chosenFrom: [{ id: 1, name: 'Marta', hint: null }, ...candidates],
      },
    }),
    region: 'Incoming call: Wilhelmina Katharina von Hohenstein-Quill, Downtown',
    buttons: [
      'Dismiss',
      'Not the right person? Choose again',
      'More',
      'Show',
      'Open card',
      'New booking',
      'Copy number',
      ...kept,
    ],
    texts: ['Called 5 min ago', 'Test call', 'From memory', 'Your Altegio rights hide some details.', '+2'],
  },
  {
    name: 'known-details-on-their-way',
    card: aCard({
      match: known(
        marta({
          complete: false,
          nextVisit: null,
          lastVisit: null,
          comment: null,
          visitCount: null,
          noShowCount: null,
        }),
      ),
    }),
    region: 'Incoming call: Marta Quill, Downtown',
    buttons: ['Dismiss', 'Open card', 'New booking', 'Copy number', ...kept],
    texts: ['Marta Quill'],
  },
  {
    name: 'known-visits-unread',
    card: aCard({
      match: known(marta({ visitsTrouble: 'offline', nextVisit: null, lastVisit: null, noShowCount: null })),
    }),
    region: 'Incoming call: Marta Quill, Downtown',
    buttons: ['Dismiss', 'Show', 'Open card', 'New booking', 'Copy number', ...kept],
    texts: ['Visits', 'Could not be read just now: Ringdesk cannot reach Altegio.', 'Allergic to PPD'],
  },
  {
    name: 'searching',
    card: aCard({ number: openNumber('+1 310 555 0199'), match: { kind: 'searching' } }),
    region: 'Incoming call: +1 310 555 0199, Downtown',
    buttons: ['Dismiss', 'New booking', 'Copy number', ...kept],
    texts: ['Looking up who this is'],
  },
  {
    name: 'several',
    card: aCard({
      ...inRiverside,
      number: openNumber('+1 315 555 0188'),
      match: { kind: 'several', candidates },
    }),
    region: 'Incoming call: +1 315 555 0188, Riverside',
    buttons: ['Dismiss', 'Ann Shared', 'Bea Shared', 'Copy number', ...kept],
    texts: ['Two clients share this number', 'next', '10:00', 'last'],
  },
  {
    name: 'several-many',
    card: aCard({ number: openNumber('+1 315 555 0188'), match: { kind: 'several', candidates: many } }),
    region: 'Incoming call: +1 315 555 0188, Downtown',
    buttons: ['Dismiss', 'Ann', 'Bea', 'Cleo', 'Dora', '2 more', 'Copy number', ...kept],
    texts: ['6 clients share this number'],
  },
  {
    name: 'possibly',
    card: aCard({
      number: openNumber('+1 315 555 0188'),
      match: { kind: 'possibly', numbersHidden: false, candidates: withoutHints },
    }),
    region: 'Incoming call: +1 315 555 0188, Downtown',
    buttons: ['Dismiss', 'Ann Shared', 'Bea Shared', 'None of these', 'Copy number', ...kept],
    texts: ['Possibly one of these: only the last digits match'],
  },
  {
    name: 'possibly-hidden',
    card: aCard({
      number: openNumber('+1 315 555 0188'),
      match: { kind: 'possibly', numbersHidden: true, candidates: withoutHints.slice(0, 1) },
    }),
    region: 'Incoming call: +1 315 555 0188, Downtown',
    buttons: ['Dismiss', 'Ann Shared', 'None of these', 'Copy number', ...kept],
    texts: ['Possibly this client: Altegio hides their number'],
  },
  {
    name: 'unknown',
    card: aCard({
      status: 'missed',
      endedAt: secondsAgo(65),
      number: openNumber('+1 310 555 0199'),
      match: { kind: 'unknown', declined: [] },
    }),
    region: 'Incoming call: +1 310 555 0199, Downtown',
    buttons: ['Dismiss', 'Create client', 'Call-back list', 'New booking', 'Copy number', ...written],
    texts: ['New number · first call today'],
  },
  {
    name: 'unknown-declined',
    card: aCard({
      number: openNumber('+1 310 555 0199'),
      match: { kind: 'unknown', declined: withoutHints },
    }),
    region: 'Incoming call: +1 310 555 0199, Downtown',
    buttons: [
      'Dismiss',
      'Somebody with a like number after all?',
      'Create client',
      'New booking',
      'Copy number',
      ...kept,
    ],
    texts: ['New number · first call today'],
  },
  {
    name: 'withheld',
    card: aCard({ ...inHarbour, status: 'busy', number: { kind: 'withheld' }, match: { kind: 'withheld' } }),
    region: 'Incoming call: Withheld number, Harbour',
    buttons: ['Dismiss'],
    texts: ['Missed'],
  },
  {
    name: 'name instead of a number',
    card: aCard({ number: { kind: 'text', text: 'Kaspi Bank' }, match: { kind: 'text' } }),
    region: 'Incoming call: Kaspi Bank (unverified), Downtown',
    buttons: ['Dismiss'],
    texts: ['Kaspi Bank', 'Unverified: sent as a name, without a number.'],
  },
  {
    name: 'internal',
    card: aCard({ number: { kind: 'internal', extension: '204' }, match: { kind: 'internal' } }),
    region: 'Incoming call: 204, Downtown',
    buttons: ['Dismiss'],
    texts: ['Internal call'],
  },
  {
    name: 'hidden',
    card: aCard({ number: { kind: 'hidden' }, match: { kind: 'unavailable', trouble: 'noRight' } }),
    region: 'Incoming call: Number hidden, Downtown',
    buttons: ['Dismiss', 'Try again', 'New booking', ...written],
    texts: ['Your Altegio rights do not let you look up clients.'],
  },
  {
    name: 'unavailable',
    card: aCard({
      number: openNumber('+1 310 555 0199'),
      match: { kind: 'unavailable', trouble: 'offline' },
    }),
    region: 'Incoming call: +1 310 555 0199, Downtown',
    buttons: ['Dismiss', 'Try again', 'New booking', 'Copy number', ...kept],
    texts: ['cannot reach Altegio'],
  },
  {
    name: 'compact',
    card: aCard({
      form: 'compact',
      match: known(
        marta({ nextVisit: { localStart: localStart(1, '09:00'), services: [], staffName: null } }),
      ),
    }),
    region: 'Incoming call: Marta Quill, Downtown',
    buttons: ['Details', 'Dismiss'],
    texts: ['Just called'],
  },
];

for (const { name, card, region, buttons, texts } of variants) {
  test(`the card of a call: ${name}`, async ({ openWindow }) => {
    const popup = await openWindow('popup');
    await popup.showCards([card]);

    const shown = popup.page.getByRole('region', { name: region, exact: true });
    await expect(shown).toBeVisible();
    for (const text of texts) await expect(shown).toContainText(text);
    await expect(shown).not.toContainText('Ringing');
    const names = () =>
      shown.getByRole('button').evaluateAll((all) =>
        all.map((one) => {
          const label = one.getAttribute('aria-labelledby');
          return (
            one.getAttribute('aria-label') ?? (label ? document.getElementById(label) : one)?.textContent
          );
        }),
      );
    await expect.poll(names).toEqual(buttons);

    await expectGoodLooks(popup, `popup-${name}`);
  });
}

for (const { whose, found } of [
  {
    whose: 'a new caller',
    found: aCard({ number: openNumber('+1 310 555 0199'), match: { kind: 'unknown', declined: [] } }),
  },
  { whose: 'a client', found: aCard({ match: known(marta()) }) },
]) {
  test(`nothing moves when ${whose} is found`, async ({ openWindow }) => {
    const popup = await openWindow('popup');
    await popup.showCards([{ ...found, match: { kind: 'searching' } }]);
    const region = popup.page.getByRole('region');
    await expect(region).toContainText('Looking up who this is');
    await popup.expectToFit();
    const before = await region.boundingBox();
    await popup.showCards([found]);
    await expect(region).not.toContainText('Looking up who this is');
    await popup.expectToFit();
    expect(await region.boundingBox()).toEqual(before);
  });
}

test('three cards and what did not fit', async ({ openWindow }) => {
  const popup = await openWindow('popup');
  const compact = (name: string) => aCard({ form: 'compact', match: known(marta({ name })) });
  await popup.showCards(
    [aCard(), compact('Jonas Weide'), compact('Elena Brandt')],
    [compact('Ann'), compact('Bea')],
  );

  await expect(popup.page.getByRole('region')).toHaveCount(3);
  await expectGoodLooks(popup, 'popup-stack');
  await popup.page.getByRole('button', { name: '+2 more' }).click();
  await popup.expectAsked('popup.showMore', undefined);
  await popup.page.getByRole('button', { name: 'Dismiss all' }).click();
  await popup.expectAsked('card.dismissAll', undefined);

  await popup.showCards([]);
  await expect(popup.page.getByRole('region')).toHaveCount(0);
  await expect(popup.page.locator('body')).toHaveText('');
});

test('visits that could not be read are neither "none" nor waited for', async ({ openWindow }) => {
  const popup = await openWindow('popup');
  const unread = { nextVisit: null, lastVisit: null, visitCount: 0 };
  const card = aCard();
  const heard = new Set<string>();
  for (const visitsTrouble of LookupTrouble.options) {
    const client = marta({ ...unread, visitsTrouble, complete: heard.size % 2 === 0 });
    await popup.showCards([{ ...card, match: aCard({ match: known(client) }).match }]);
    const line = popup.page.locator('dt', { hasText: 'Visits' }).locator('+ dd');
    await expect.poll(async () => heard.has(await line.innerText())).toBe(false);
    heard.add(await line.innerText());
    await expect(popup.page.getByRole('region')).not.toContainText(/Nothing booked|No visit yet|Looking up/);
  }
  expect(heard.size).toBe(LookupTrouble.options.length);
});

for (const corner of ['bottom-end', 'top-start'] as const) {
  test(`more cards than fit are scrolled to from the corner: ${corner}`, async ({ openWindow }) => {
    const popup = await openWindow('popup', ({ settings }) => ({
      settings: { ...settings, settings: { ...settings.settings, popupCorner: corner } },
    }));
    await popup.limitHeight(700);
    const full = (name: string) => aCard({ match: known(marta({ name })) });
    await popup.showCards([full('Marta Quill'), full('Jonas Weide'), full('Elena Brandt')], [full('Ann')]);
    await expect.poll(() => popup.page.evaluate(() => window.innerHeight)).toBe(700);

    const { page } = popup;
    const nearest = page.getByRole('region', { name: 'Marta Quill' });
    const farthest = page.getByRole('region', { name: 'Elena Brandt' });
    const more = page.getByRole('button', { name: '+1 more' });
    await expect(nearest).toBeInViewport({ ratio: 1 });
    await expect(farthest).not.toBeInViewport({ ratio: 1 });
    await expect(more).toBeInViewport({ ratio: 1 });
    await expectGoodLooks(popup, `popup-stack-small-screen-${corner}`);

    await farthest.hover();
    await page.mouse.wheel(0, corner === 'bottom-end' ? -5000 : 5000);
    await expect(farthest).toBeInViewport({ ratio: 1 });
    await savePicture(popup, `popup-stack-small-screen-${corner}-scrolled`);
    await farthest.getByRole('button', { name: 'Open card' }).click();
    await nearest.getByRole('button', { name: 'Dismiss' }).focus();
    await expect(nearest.getByRole('button', { name: 'Dismiss' })).toBeInViewport({ ratio: 1 });
    await more.click();
    await popup.expectAsked('popup.showMore', undefined);
  });
}

test('a likely reason shows what speaks for it to pointer and keys, without moving anything', async ({
  openWindow,
}) => {
  const popup = await openWindow('popup');
  await popup.showCards([aCard({ likelyReason: { kind: 'runningLate', visit: today, minutes: 25 } })]);
  const line = popup.page.getByRole('button', { name: 'May be running late' });
  await expect(line).toHaveAccessibleDescription('Booked: Today 14:30, Cut and colour with Ines.');
  await expect(popup.page.getByRole('tooltip')).toBeHidden();
  const next = popup.page.getByText('62 visits');
  await popup.expectToFit();
  const before = await next.boundingBox();
  await line.hover();
  await expect(popup.page.getByRole('tooltip')).toBeVisible();
  expect(await next.boundingBox()).toEqual(before);
  await expectGoodLooks(popup, 'popup-reason-evidence');
  await popup.page.mouse.move(2, 2);
  await expect(popup.page.getByRole('tooltip')).toBeHidden();
  await line.focus();
  await expect(popup.page.getByRole('tooltip')).toBeVisible();
});

test('every likely reason has words of its own', async ({ openWindow }) => {
  const popup = await openWindow('popup');
  const card = aCard();
  const reasons = [
    [{ kind: 'runningLate', visit: today, minutes: -10 }, 'visit began 10 min ago'],
    [{ kind: 'wantsNewTime', cancelled: today }, 'May want a new time'],
    [{ kind: 'due', intervalDays: 35, sinceDays: 36 }, 'last one 5 weeks ago'],
    [{ kind: 'triedBefore', tries: 2, minutes: 10 }, 'Has tried twice in the last 10 min'],
  ] as const;
  for (const [likelyReason, words] of reasons) {
    await popup.showCards([{ ...card, likelyReason }]);
    await expect(popup.page.getByRole('region')).toContainText(words);
  }
});

test('that they may owe something is as hidden as the money', async ({ openWindow }) => {
  const popup = await openWindow('popup');
  await popup.showCards([aCard({ likelyReason: { kind: 'debt' } })]);
  const card = popup.page.getByRole('region', { name: 'Marta Quill' });
  await expect(card).toBeVisible();
  await expect(popup.page.locator('body')).not.toContainText(/balance|debt/i);
  await card.getByRole('button', { name: 'Show' }).click();
  await expect(card).toContainText('May ring about an open balance');
  await card.getByRole('button', { name: 'Hide' }).click();
  await expect(popup.page.locator('body')).not.toContainText(/balance|debt/i);
});
