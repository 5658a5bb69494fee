import type { Desk } from './support/sampleDesk.ts';
import { aPastCall, martasDetails, pastCalls } from './support/bookSamples.ts';
import type { DeskWindow } from './support/deskWindow.ts';
import { drawingWork, scrollDown } from './support/drawingWork.ts';
import { expect, test } from './support/fixtures.ts';
import { expectGoodLooks } from './support/looks.ts';
import { secondsAgo } from './support/samples.ts';

type OpenWindow = (name: 'main', change?: (desk: Desk) => Partial<Desk>) => Promise<DeskWindow>;

async function openCalls(
  openWindow: OpenWindow,
  calls = pastCalls,
  total = calls.length,
  change?: (desk: Desk) => Partial<Desk>,
): Promise<DeskWindow> {
  const window = await openWindow('main', change);
  await window.serveBook(calls, martasDetails, total);
  await window.page.getByRole('link', { name: 'Calls', exact: true }).click();
  return window;
}

const grid = ({ page }: DeskWindow) => page.getByRole('grid', { name: 'Calls' });
const rows = (window: DeskWindow) => grid(window).getByRole('row');

/** Sound that plays without getting anywhere, so that no position depends on how long a step of the test takes. */
function holdSound(audio: HTMLElement | SVGElement): void {
  for (const name of ['playbackRate', 'defaultPlaybackRate'] as const) {
    const rate = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, name);
    let told = 1;
    Object.defineProperty(audio, name, {
      get: () => told,
      set(wanted: number) {
        told = wanted;
        rate?.set?.call(audio, 0);
      },
    });
  }
}

test('past calls stand in a grid with state, place, local time, length and follow-up', async ({
  openWindow,
}) => {
  const window = await openCalls(openWindow);
  await expect(rows(window)).toHaveCount(pastCalls.length + 1);
  await expect(grid(window)).toHaveAttribute('aria-rowcount', '13');
  await expect(rows(window).nth(1)).toContainText(/Marta QuillVIPMissedDowntownToday.*–called back/);
  await expect(rows(window).nth(2)).toContainText(/\+1 310 555 0199newMissed.*open/);
  await expect(rows(window).nth(3)).toContainText(/Elena BrandtAnsweredRiverside.*P[SD]T3:12/);
  // The first call of a client is no new number.
  await expect(rows(window).nth(4)).toContainText(/Jonas WeideOutgoing/);
  await expect(rows(window).nth(8)).toContainText('Outgoing no answer');
  await expect(window.page.getByText('12 calls, numbers masked')).toBeVisible();
  await expect(window.page.getByText('fetched back to 25 May')).toBeVisible();
  await expectGoodLooks(window, 'calls');
  await window.page.setViewportSize({ width: 900, height: 700 });
  await expectGoodLooks(window, 'calls-900');
});

test('the side pane tells who rang and what became of it, and gives the keys back', async ({
  openWindow,
}) => {
  const window = await openCalls(openWindow);
  const { page } = window;
  const pane = page.getByRole('complementary', { name: 'Call details' });
  const [{ key }] = pastCalls;
  await rows(window).nth(1).click();
  await expect(pane).toContainText('62 visits');
  await expect(pane).toContainText(/called back .*Booked.*Colour with Ines/);
  await expect(pane.getByRole('region', { name: 'One call, 2 rows in Altegio' })).toContainText(
    /Busy.*Missed/,
  );
  await expectGoodLooks(window, 'calls-pane');
  await page.setViewportSize({ width: 900, height: 700 });
  await expectGoodLooks(window, 'calls-pane-900');
  await page.setViewportSize({ width: 1120, height: 800 });

  await page.keyboard.press('j');
  await expect(rows(window).nth(2)).toBeFocused();
  await expect(rows(window).nth(2)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  await expect(pane).toBeFocused();
  await pane.getByRole('button', { name: 'Copy number' }).click();
  await window.expectAsked('book.copyNumber', { key: key });
  await pane.getByRole('textbox', { name: 'Note' }).fill('Rings again at six');
  await expect.poll(async () => (await window.asked('note.save')).at(-1)?.text).toBe('Rings again at six');
  await pane.getByLabel('Outcome').selectOption('Booked');
  await window.expectAsked('outcome.save', { key: key, outcome: 'booked' });
  await page.keyboard.press('Escape');
  await expect(pane).toBeHidden();
  await expect(rows(window).nth(1)).toBeFocused();
});

test('filters narrow the list, show as chips, and are remembered', async ({ openWindow }) => {
  const window = await openCalls(openWindow);
  const { page } = window;
  await page.getByLabel('Status').selectOption('Missed');
  await expect(rows(window)).toHaveCount(7);
  await page.getByLabel('Location').selectOption('Downtown');
  await page.getByLabel('Direction').selectOption('Incoming');
  await expect(rows(window)).toHaveCount(6);
  await page.keyboard.press('Control+f');
  await page.keyboard.type('marta');
  await expect(rows(window)).toHaveCount(2);
  await page.getByLabel('Period').selectOption('Custom range');
  await expect(page.getByLabel('From')).toBeVisible();
  await expectGoodLooks(window, 'calls-filtered');
  await expect
    .poll(async () => (await window.asked('settings.change')).at(-1))
    .toMatchObject({
      callFilter: { statuses: ['missed'], direction: 'incoming', locationIds: [101], search: 'marta' },
    });
  await page.getByRole('searchbox', { name: 'Search calls' }).fill('nobody');
  await expect(page.getByText('No call fits these filters')).toBeVisible();
  await expectGoodLooks(window, 'calls-none-fits');
  await page.getByRole('button', { name: 'Clear all filters' }).first().click();
  await expect(rows(window)).toHaveCount(13);
  await expect(page.getByRole('searchbox', { name: 'Search calls' })).toHaveValue('');
});

test('more filters, and filters under a name', async ({ openWindow }) => {
  const window = await openCalls(openWindow);
  const { page } = window;
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('checkbox', { name: 'Missed' }).check();
  await page.getByRole('checkbox', { name: 'Busy' }).check();
  await expect(page.getByLabel('Status')).toHaveValue('several');
  await expect(rows(window)).toHaveCount(8);
  await expectGoodLooks(window, 'calls-more');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Saved' }).click();
  await page.getByRole('textbox', { name: 'Name for these filters' }).fill('To look at');
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => (await window.asked('settings.change')).at(-1)?.savedFilters)
    .toMatchObject([{ name: 'To look at', filter: { statuses: ['missed', 'busy'] } }]);
  await expectGoodLooks(window, 'calls-saved');
});

test('50,000 calls: few rows in the page, pages by key, and the way back', async ({ openWindow }) => {
  const window = await openCalls(openWindow, pastCalls, 50_000);
  const { page } = window;
  await expect(grid(window)).toHaveAttribute('aria-rowcount', '50001');
  await rows(window).nth(1).click();
  await page.keyboard.press('Escape');
  const focused = grid(window).locator('[role=row]:focus');
  const focusedRow = async () => Number(await focused.getAttribute('aria-rowindex'));
  while ((await focusedRow()) < 1500) await page.keyboard.press('PageDown');
  await expect(focused).toContainText(/\d/);
  expect(await rows(window).count()).toBeLessThanOrEqual(60);
  const asked = await window.asked('book.page');
  expect(asked.length).toBeGreaterThan(9);
  expect(asked.every(({ limit }) => limit === 100)).toBe(true);

  await page.keyboard.press('End');
  await expect(focused).toHaveAttribute('aria-rowindex', '50001');
  await expect(focused).toContainText(/4999\d/);
  await expect(focused).toBeInViewport();
  for (let jump = 1; jump <= 20; jump += 1) await page.keyboard.press('PageUp');
  await page.keyboard.press('k');
  await expect.poll(async () => 50_001 - (await focusedRow())).toBeGreaterThan(60);
  await expect(focused).toBeInViewport();
  await page.keyboard.press('End');
  await expect(focused).toHaveAttribute('aria-rowindex', '50001');
  await page.keyboard.press('Home');
  await expect(rows(window).nth(1)).toContainText('Marta Quill');
  await expect(rows(window).nth(1)).toBeFocused();

  const work = await drawingWork(grid(window), () => scrollDown(grid(window), { steps: 120, by: 240 }));
  expect(work.rowsAdded).toBeLessThanOrEqual(120 * 6 + 60);
  expect(work.mostRows).toBeLessThanOrEqual(60);
  // The rows that were there already are not drawn again.
  expect(work.timesWritten).toBeLessThan(10 * work.rowsAdded);
  await expectGoodLooks(window, 'calls-50k');
});

test('new calls wait behind a word, and rows in view follow the book', async ({ openWindow }) => {
  const window = await openCalls(openWindow);
  await expect(rows(window)).toHaveCount(13);
  const fresh = [3, 2, 1].map((nth) => aPastCall(6012 + nth, 60 - nth, { clientName: `Fresh ${nth}` }));
  const solved = pastCalls.map((row) =>
    row.followUp === 'open' ? { ...row, followUp: 'done' as const, solvedBy: 'booked' as const } : row,
  );
  await window.serveBook([...fresh, ...solved]);
  await window.changeBook({ change: 2 });
  const pill = window.page.getByRole('button', { name: 'New calls (3)' });
  await expect(pill).toBeVisible();
  await expect(rows(window).nth(2)).toContainText('booked');
  await expect(rows(window).nth(1)).toContainText('Marta Quill');
  await expectGoodLooks(window, 'calls-new');
  await pill.click();
  await expect(rows(window).nth(1)).toContainText('Fresh 3');
  await expect(pill).toBeHidden();
});

test('a recording plays from the row, stays below, and says when it cannot', async ({ openWindow }) => {
  const window = await openCalls(openWindow);
  const { page } = window;
  const player = page.getByRole('region', { name: 'Recording' });
  await rows(window).nth(3).click();
  await expect(player.getByRole('button', { name: 'Play' })).toBeVisible();
  await expectGoodLooks(window, 'calls-player');
  for (const [kind, words] of [
    ['notReady', 'Not ready yet'],
    ['expired', 'Whoever runs the telephony'],
    ['denied', 'The telephony provider refuses'],
    ['notSecure', 'begins with http'],
    ['thisComputer', 'this computer itself'],
    ['badLink', 'no web address'],
    ['notSound', 'leads to a page'],
    ['notTrusted', 'certificate'],
    ['providerDown', 'in a few minutes'],
    ['refused', 'does not hand this recording over'],
    ['offline', 'cannot be reached'],
  ] as const) {
    await window.answer('recording.open', { kind });
    await player.getByRole('button', { name: 'Play' }).click();
    await expect(player).toContainText(words);
  }
  await expectGoodLooks(window, 'calls-player-offline');

  const sound = page.locator('audio');
  await sound.evaluate(holdSound);
  await window.answer('recording.open', { kind: 'ready', url: 'app://bundle/silence.wav' });
  await rows(window).nth(6).click();
  await page.keyboard.press(' ');
  await expect(player).toContainText('Ann Shared');
  await expect(player.getByRole('button', { name: 'Pause' })).toBeVisible();
  const position = player.getByRole('slider', { name: 'Position' });
  await expect(position).toHaveAttribute('aria-valuetext', '0:00 of 0:40');
  await position.fill('20');
  await expect(position).toHaveAttribute('aria-valuetext', '0:20 of 0:40');
  await player.getByRole('button', { name: '+15 s' }).click();
  await expect(position).toHaveAttribute('aria-valuetext', '0:35 of 0:40');
  await player.getByLabel('Speed').selectOption('1.5×');
  await expect(sound).toHaveJSProperty('playbackRate', 1.5);
  await position.press('ArrowLeft');
  await position.press('Shift+ArrowLeft');
  await expect(position).toHaveAttribute('aria-valuetext', '0:15 of 0:40');
  await rows(window).nth(7).click();
  await expect(player).toContainText('Ann Shared');
  await expectGoodLooks(window, 'calls-playing');
  await rows(window).nth(6).click();
  await page.keyboard.press(' ');
  await expect(player.getByRole('button', { name: 'Play' })).toBeVisible();
  await player.getByRole('button', { name: 'Close recording' }).click();
  await expect(player).toBeHidden();
});

test('after a click on ▷ the keys are the row’s: ← and → seek, Space pauses, ↓ goes on from there', async ({
  openWindow,
}) => {
  const window = await openCalls(openWindow);
  const { page } = window;
  const player = page.getByRole('region', { name: 'Recording' });
  await page.locator('audio').evaluate(holdSound);
  await window.answer('recording.open', { kind: 'ready', url: 'app://bundle/silence.wav' });
  await rows(window).nth(6).getByText('Recorded').locator('..').click();
  await expect(rows(window).nth(6)).toBeFocused();
  await expect(rows(window).nth(6).getByText('Playing')).toBeAttached();
  await expect(page.getByRole('complementary', { name: 'Call details' })).toBeHidden();
  const position = player.getByRole('slider', { name: 'Position' });
  await expect(position).toBeEnabled();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  await expect(position).toHaveAttribute('aria-valuetext', '0:15 of 0:40');
  await page.keyboard.press(' ');
  await expect(player.getByRole('button', { name: 'Play' })).toBeVisible();
  await expect(rows(window).nth(6).getByText('Recorded')).toBeAttached();
  await page.keyboard.press('ArrowDown');
  await expect(rows(window).nth(7)).toBeFocused();
  // A field keeps its arrows.
  await page.getByRole('searchbox', { name: 'Search calls' }).fill('ab');
  await page.keyboard.press('ArrowLeft');
  await expect(position).toHaveAttribute('aria-valuetext', '0:15 of 0:40');
});

test('a format that cannot be played can be saved, with the PIN where one is set', async ({ openWindow }) => {
  const window = await openCalls(openWindow);
  const { page } = window;
  const player = page.getByRole('region', { name: 'Recording' });
  await window.changeManager({ pinSet: true });
  await window.answer('recording.open', { kind: 'ready', url: 'app://bundle/main-window/index.html' });
  await window.answer('recording.trouble', { kind: 'unplayable' });
  await rows(window).nth(6).click();
  await player.getByRole('button', { name: 'Play' }).click();
  await expect(player).toContainText('format of this recording cannot be played here');
  await expectGoodLooks(window, 'calls-player-unplayable');
  await window.answer('recording.save', { kind: 'saved', file: '/home/desk/recording.wav' });
  await player.getByRole('button', { name: 'Save recording…' }).click();
  expect(await window.asked('recording.save')).toEqual([]);
  await page.getByLabel('Manager PIN', { exact: true }).fill('2468');
  await page.keyboard.press('Enter');
  await expect(player).toContainText('Saved in /home/desk/recording.wav');
});

test('an export says before what it writes, and full numbers need the PIN', async ({ openWindow }) => {
  const window = await openCalls(openWindow);
  const { page } = window;
  await page.getByRole('switch', { name: 'Full numbers' }).click();
  await expect(page.getByRole('dialog', { name: 'Set a manager PIN first' })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await window.changeManager({ pinSet: true });
  await page.getByRole('switch', { name: 'Full numbers' }).click();
  await page.getByLabel('Manager PIN', { exact: true }).fill('2468');
  await expectGoodLooks(window, 'calls-pin');
  await page.keyboard.press('Enter');
  await window.expectAsked('manager.unlock', { pin: '2468' });
  await window.changeManager({ pinSet: true, unlockedUntil: secondsAgo(-300) });
  await expect(page.getByText('12 calls, full numbers')).toBeVisible();
  await page.getByRole('button', { name: 'Export CSV' }).click();
  await expect.poll(async () => (await window.asked('export.start')).at(-1)?.fullNumbers).toBe(true);

  const file = 'calls-2026-11-24.csv';
  const exported = {
    phase: 'running' as const,
    rows: 1284,
    rowsDone: 400,
    file,
    masked: true,
    problem: null,
  };
  await window.changeBook({ export: exported });
  await expect(page.getByRole('progressbar', { name: 'Export' })).toBeVisible();
  await expectGoodLooks(window, 'calls-exporting');
  await page.getByRole('button', { name: 'Cancel export' }).click();
  await window.expectAsked('export.cancel', undefined);
  await window.changeBook({ export: { ...exported, phase: 'done', rowsDone: 1284 } });
  await page.getByRole('button', { name: 'Show file' }).click();
  await window.expectAsked('export.reveal', undefined);
});

test('the separator of exports is chosen beside them and shown as it was', async ({ openWindow }) => {
  const window = await openCalls(openWindow);
  const separator = window.page.getByRole('combobox', { name: 'Separator' });
  await expect(separator).toHaveValue('comma');
  await separator.selectOption('Semicolon');
  await window.expectAsked('settings.change', { csvSeparator: 'semicolon' });
  await window.changeSettings({ csvSeparator: 'tab' });
  await expect(separator).toHaveValue('tab');
});

test('it says so when the book is closed, offline, being filled or kept for one run', async ({
  openWindow,
}) => {
  const window = await openCalls(openWindow, pastCalls, 12, ({ book, health }) => ({
    book: {
      ...book,
      book: {
        ...book.book,
        keeping: 'session',
        backfill: {
          phase: 'running',
          month: { month: '2026-10', daysDone: 12, days: 31 },
          daysDone: 36,
          days: 180,
          completeSince: '2026-10-20',
          problem: 'offline',
        },
      },
    },
    health: { ...health, health: { ...health.health, overall: 'offline' } },
  }));
  const { page } = window;
  await expect(page.getByText('October: 12 of 31 days')).toBeVisible();
  await expect(page.getByText('showing what was fetched, as of')).toBeVisible();
  await expectGoodLooks(window, 'calls-offline');
  await page.getByRole('button', { name: 'Hold' }).click();
  await window.expectAsked('backfill.pause', undefined);
  await window.answer('book.askAltegio', { kind: 'asked', newCalls: 7 });
  await page.getByRole('button', { name: 'Ask Altegio' }).click();
  await expect(page.getByText('7 calls more came.')).toBeVisible();
  await window.changeBook({ phase: 'failed', problem: 'diskFull' });
  await expect(page.getByText('The call book could not be opened')).toBeVisible();
  await expectGoodLooks(window, 'calls-failed');
  await page.getByRole('button', { name: 'Try again' }).click();
  await window.expectAsked('book.reopen', undefined);
});

test('compact rows show more calls at once', async ({ openWindow }) => {
  const window = await openCalls(openWindow, pastCalls, 1284, ({ settings }) => ({
    settings: { ...settings, settings: { ...settings.settings, compactRows: true } },
  }));
  const { page } = window;
  await expect(rows(window).nth(1)).toHaveCSS('height', '32px');
  await expectGoodLooks(window, 'calls-compact');
  await page.getByRole('button', { name: 'Compact rows' }).click();
  await expect
    .poll(async () => (await window.asked('settings.change')).at(-1))
    .toEqual({ compactRows: false });
  await window.changeSettings({ compactRows: false });
  await expect(rows(window).nth(1)).toHaveCSS('height', '40px');
});
