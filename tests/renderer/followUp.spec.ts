import type { FollowUpRow } from '../../contract/model/followUp.ts';
import { problem, type DeskWindow } from './support/deskWindow.ts';
import { expect, test } from './support/fixtures.ts';
import { aFollowUp, doneFollowUps, openFollowUps } from './support/followUpSamples.ts';
import { holdDrawing } from './support/heldDrawing.ts';
import { expectGoodLooks, savePicture } from './support/looks.ts';
import { downtown, riverside, sampleNow, secondsAgo } from './support/samples.ts';

const show = (window: DeskWindow, rows: FollowUpRow[], total = rows.length): Promise<void> =>
  window.answer('followUp.page', { kind: 'rows', rows, total });

async function goToFollowUp(window: DeskWindow, rows: FollowUpRow[]): Promise<void> {
  await show(window, rows);
  await window.page.getByRole('link', { name: 'Follow-up', exact: true }).click();
  await expect(window.page.getByRole('heading', { name: 'Follow-up' })).toBeVisible();
}

/** How long the list waits before it reads what has changed. */
const PAUSE_MS = 400;

/** Changes the book, and waits until the page has heard of it: the number beside the place says so at once. */
async function changeList(window: DeskWindow, change: number): Promise<void> {
  await window.changeBook({ change, openFollowUps: change });
  const link = window.page.getByRole('link', { name: 'Follow-up', exact: true });
  await expect(link).toHaveAccessibleDescription(`${change} people to call back`);
}

test('Follow-up shows who to ring first and says why', async ({ openWindow }) => {
  const window = await openWindow('main');
  const { page } = window;
  const link = page.getByRole('link', { name: 'Follow-up', exact: true });
  await expect(link).toHaveAccessibleDescription('4 people to call back');
  await goToFollowUp(window, openFollowUps());
  await expect(link).toHaveAttribute('aria-current', 'page');
  await expect(page.getByRole('tab')).toHaveText([/^Open/, /^Waiting/, /^Done/]);
  await expect(page.getByRole('tab', { name: 'Open', exact: true })).toHaveAttribute('aria-selected', 'true');
  await window.expectAsked('followUp.page', { tab: 'open', locationIds: [], offset: 0, limit: 100 });

  const rows = page.getByRole('list', { name: 'Follow-up' }).getByRole('listitem');
  await expect(rows).toHaveCount(4);
  await expect(rows.nth(0)).toContainText('Marta Quill');
  await expect(rows.nth(0)).toContainText('+1 315 ••• 0175 · 3 tries · last 25 min ago · Downtown');
  await expect(rows.nth(0)).toContainText('Visit soon · VIP · Tried 3 times');
  await expect(rows.nth(0)).toContainText('Today 14:30 · Cut and colour with Ines');
  await expect(rows.nth(0).getByRole('textbox', { name: 'Note' })).toHaveValue(
    'Wants Ines, not before five.',
  );
  await expect(rows.nth(1)).toContainText('New number · Tried twice');
  await expect(rows.nth(1)).toContainText('+1 310 555 0199');
  await expect(rows.nth(1).getByRole('button', { name: 'Open card' })).toHaveCount(0);
  await expect(rows.nth(2)).toContainText('1 try · last 2 h ago · Riverside');
  await expect(rows.nth(2).getByRole('combobox', { name: 'Outcome' })).toHaveValue('noAnswer');
  await expectGoodLooks(window, 'follow-up');
  await page.getByText('You can change the rule in Settings').scrollIntoViewIfNeeded();
  await savePicture(window, 'follow-up-foot');
});

test('every button of a row does its work, and a decision can be taken back', async ({
  openWindow,
  clock,
}) => {
  const window = await openWindow('main');
  const { page } = window;
  const [first, ...others] = openFollowUps();
  if (!first) throw new Error('no sample');
  const { id, lastCall: key } = first;
  await goToFollowUp(window, [first, ...others]);
  const row = page.getByRole('listitem', { name: 'Marta Quill' });

  await row.getByRole('button', { name: 'Copy number' }).click();
  await window.expectAsked('book.copyNumber', { key });
  await row.getByRole('button', { name: 'Open card' }).click();
  await window.expectAsked('book.openClient', { key });

  await show(window, others);
  await clock.stop();
  await row.getByRole('button', { name: 'Called back' }).click();
  await window.expectAsked('followUp.calledBack', { id });
  await expect(row).toHaveCount(0);
  await expect(page.getByRole('listitem', { name: '+1 310 555 0199' })).toBeFocused();
  const bar = page.locator('[aria-live=polite]').filter({ hasText: 'Marta Quill: marked as called back' });
  await expect(bar).toBeVisible();
  await expectGoodLooks(window, 'follow-up-undo');

  await show(window, [first, ...others]);
  await bar.getByRole('button', { name: 'Undo' }).click();
  await window.expectAsked('followUp.undo', { id });
  await expect(bar).toBeHidden();
  await clock.go();
  await window.changeBook({ change: 2 });
  await expect(row).toBeVisible();

  await clock.stop();
  await row.getByRole('button', { name: 'Not needed' }).click();
  await window.expectAsked('followUp.notNeeded', { id });
  const nextBar = page.locator('[aria-live=polite]').filter({ hasText: 'Marta Quill: marked as not needed' });
  await expect(nextBar).toBeVisible();
  await clock.pass(9_000);
  await expect(nextBar).toBeVisible();
  await clock.pass(10_000);
  await expect(nextBar).toBeHidden();
});

test('Later offers times and reminds then', async ({ openWindow, clock }) => {
  const window = await openWindow('main');
  const { page } = window;
  const row = aFollowUp();
  await goToFollowUp(window, [row]);
  const later = page.getByRole('button', { name: 'Later' });
  await later.click();
  const menu = page.getByRole('menu');
  await expect(menu.getByRole('menuitem', { name: 'In 1 hour' })).toBeVisible();
  await expectGoodLooks(window, 'follow-up-later');
  await clock.stop();
  await menu.getByRole('menuitem', { name: 'In 1 hour' }).click();
  const until = new Date(sampleNow + 3_600_000).toISOString();
  await window.expectAsked('followUp.later', { id: row.id, until });
  await expect(page.locator('[aria-live=polite]').filter({ hasText: 'comes back 13:00' })).toBeVisible();
  await clock.go();

  await later.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'When to be reminded' });
  const field = dialog.getByLabel('Day and time');
  await field.fill('2020-01-01T09:00');
  await dialog.getByRole('button', { name: 'Remind me' }).click();
  await expect(dialog).toContainText('Choose a time that is still to come.');
  await expectGoodLooks(window, 'follow-up-later-choose');
  await field.fill('2038-01-01T09:00');
  await dialog.getByRole('button', { name: 'Remind me' }).click();
  await expect(dialog).toBeHidden();
  await expect
    .poll(async () => (await window.asked('followUp.later')).at(-1)?.until)
    .toBe('2038-01-01T08:00:00.000Z');
});

test('Waiting says when a row comes back, Done says how it was solved', async ({ openWindow }) => {
  const window = await openWindow('main');
  const { page } = window;
  await goToFollowUp(window, []);
  const rows = page.getByRole('list', { name: 'Follow-up' }).getByRole('listitem');

  const waiting = aFollowUp({ state: 'waiting', laterAt: secondsAgo(-90_000) });
  await show(window, [waiting]);
  await page.getByRole('tab', { name: 'Waiting' }).click();
  await expect(rows.first()).toContainText('Comes back Tomorrow');
  await expectGoodLooks(window, 'follow-up-waiting');
  await rows.first().getByRole('button', { name: 'Undo' }).click();
  await window.expectAsked('followUp.undo', { id: waiting.id });

  await show(window, doneFollowUps());
  await page.getByRole('tab', { name: 'Done' }).click();
  await expect(rows).toHaveCount(6);
  const words = [
    /Marked as called back .*\d:\d\d/,
    /Called back .*\d:\d\d/,
    /Rang again and got through .*\d:\d\d/,
    /Booked .*\d:\d\d, no call needed.*Tomorrow 10:00/s,
    /Marked as not needed .*\d:\d\d/,
    /Too old: nobody rang back/,
  ];
  for (const [index, text] of words.entries()) await expect(rows.nth(index)).toContainText(text);
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(2);
  await expect(page.getByRole('button', { name: 'Called back' })).toHaveCount(0);
  await expectGoodLooks(window, 'follow-up-done');
});

test('note and outcome of a row are saved as they are chosen', async ({ openWindow }) => {
  const window = await openWindow('main');
  const { page } = window;
  const row = aFollowUp();
  const key = row.lastCall;
  await goToFollowUp(window, [row]);
  const note = page.getByRole('textbox', { name: 'Note' });
  await note.pressSequentially('Wants Ines');
  await expect
    .poll(async () => (await window.asked('note.save')).at(-1))
    .toEqual({ key, text: 'Wants Ines' });
  await page.getByRole('combobox', { name: 'Outcome' }).selectOption('Question');
  await window.expectAsked('outcome.save', { key, outcome: 'question' });
  await page.getByRole('combobox', { name: 'Outcome' }).selectOption('No outcome');
  await window.expectAsked('outcome.save', { key, outcome: 'question' }, { key, outcome: null });

  await window.answer('note.save', problem('diskFull'));
  await note.press('!');
  await expect(page.getByRole('alert')).toContainText('The disk is full');
  await expect(note).toHaveValue('Wants Ines!');
});

test('rows come and go without taking the keys from whoever types', async ({ openWindow }) => {
  const window = await openWindow('main');
  const { page } = window;
  const [first, second, third] = [
    aFollowUp(),
    aFollowUp({ clientName: 'Jonas Weide', clientId: 3 }),
    aFollowUp(),
  ];
  await goToFollowUp(window, [first, second]);
  const note = page.getByRole('listitem', { name: 'Jonas Weide' }).getByRole('textbox', { name: 'Note' });
  await note.focus();
  await page.keyboard.type('Wants');
  await show(window, [{ ...second, note: 'Want', tries: 2 }, third, first]);
  await window.changeBook({ change: 2 });
  await expect(page.getByRole('listitem').filter({ hasText: '2 tries' })).toBeVisible();
  await expect(note).toBeFocused();
  await page.keyboard.type(' Ines');
  await expect(note).toHaveValue('Wants Ines');

  await show(window, [third, first]);
  await window.changeBook({ change: 3 });
  await expect(page.getByRole('list', { name: 'Follow-up' }).getByRole('listitem')).toHaveCount(2);
  await expect(page.getByRole('list', { name: 'Follow-up' }).getByRole('listitem').first()).toBeFocused();
});

test('the last of many changes is always read', async ({ openWindow, clock }) => {
  const window = await openWindow('main');
  const { page } = window;
  await goToFollowUp(window, [aFollowUp()]);
  await clock.stop();
  const client = (name: string): FollowUpRow[] => [aFollowUp({ clientName: name, clientId: 10 })];

  for (let change = 2; change <= 9; change += 1) await changeList(window, change);
  await show(window, client('Elena Brandt'));
  const askedBefore = (await window.asked('followUp.page')).length;
  await clock.pass(PAUSE_MS);
  await expect(page.getByRole('listitem', { name: 'Elena Brandt' })).toBeVisible();
  expect(await window.asked('followUp.page')).toHaveLength(askedBefore + 1);

  // One that comes when the wait is over, and nothing has been drawn of it yet.
  await changeList(window, 10);
  const letDraw = await holdDrawing(page);
  await clock.pass(PAUSE_MS);
  await changeList(window, 11);
  await letDraw();
  await expect.poll(async () => (await window.asked('followUp.page')).length).toBe(askedBefore + 2);
  await show(window, client('Tessa Lund'));
  await clock.pass(PAUSE_MS);
  await expect(page.getByRole('listitem', { name: 'Tessa Lund' })).toBeVisible();

  await show(window, client('Ida Voss'));
  await changeList(window, 12);
  await clock.pass(PAUSE_MS);
  await expect(page.getByRole('listitem', { name: 'Ida Voss' })).toBeVisible();
});

test('under a moving pointer the rows keep their order', async ({ openWindow, clock }) => {
  const window = await openWindow('main');
  const { page } = window;
  const [first, second] = [
    aFollowUp({ clientName: 'Jonas Weide', clientId: 3 }),
    aFollowUp({ clientName: 'Elena Brandt', clientId: 4, why: [] }),
  ];
  await goToFollowUp(window, [first, second]);
  const rows = page.getByRole('list', { name: 'Follow-up' }).getByRole('listitem');
  await clock.stop();
  await rows.first().hover();
  await show(window, [aFollowUp({ tries: 2, why: [] }), second, first]);
  await changeList(window, 2);
  await clock.pass(PAUSE_MS);
  await expect(rows).toHaveText([/Jonas Weide/, /Elena Brandt/, /Not a client.*2 tries/]);
  await page.mouse.move(1, 1);
  await expect(rows).toHaveText([/Not a client.*2 tries/, /Elena Brandt/, /Jonas Weide/]);
});

test('arrows go from row to row', async ({ openWindow }) => {
  const window = await openWindow('main');
  const { page } = window;
  await goToFollowUp(window, openFollowUps());
  const rows = page.getByRole('list', { name: 'Follow-up' }).getByRole('listitem');
  await rows.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(rows.nth(1)).toBeFocused();
  await rows.nth(1).getByRole('button', { name: 'Not needed' }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(rows.nth(2)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(rows.nth(1)).toBeFocused();
  await savePicture(window, 'follow-up-focus');
  await rows.nth(1).getByRole('textbox').focus();
  await page.keyboard.press('ArrowDown');
  await expect(rows.nth(1).getByRole('textbox')).toBeFocused();
});

test('one location is shown alone, and more rows on request', async ({ openWindow }) => {
  const window = await openWindow('main');
  const { page } = window;
  const many = Array.from({ length: 100 }, () => aFollowUp());
  await show(window, many, 140);
  await page.getByRole('link', { name: 'Follow-up', exact: true }).click();
  const rows = page.getByRole('list', { name: 'Follow-up' }).getByRole('listitem');
  await expect(rows).toHaveCount(100);
  await page.getByRole('button', { name: 'Show more' }).click();
  await expect.poll(async () => (await window.asked('followUp.page')).at(-1)?.offset).toBe(100);

  await show(window, []);
  await page.getByRole('combobox', { name: 'Location' }).selectOption('Riverside');
  await expect(page.getByText('Nobody waits for a call back here.')).toBeVisible();
  expect((await window.asked('followUp.page')).at(-1)).toEqual({
    tab: 'open',
    locationIds: [riverside.id],
    offset: 0,
    limit: 100,
  });
  await window.changeAccount({ locations: [downtown] });
  await expect(page.getByRole('combobox', { name: 'Location' })).toHaveCount(0);
});

test('nobody waiting, a book that opens, a fault and a book for this run only all have words', async ({
  openWindow,
}) => {
  const window = await openWindow('main');
  const { page } = window;
  await window.changeBook({ phase: 'opening', openFollowUps: 0, waitingFollowUps: 0 });
  await window.answer('followUp.page', { kind: 'problem', problem: { kind: 'bookClosed', detail: null } });
  await page.getByRole('link', { name: 'Follow-up', exact: true }).click();
  await expect(page.getByText('Opening the call book…')).toBeVisible();
  await expectGoodLooks(window, 'follow-up-opening');

  await window.changeBook({ phase: 'failed', problem: 'diskFull' });
  await expect(page.getByRole('alert')).toBeVisible();
  await page.getByRole('button', { name: 'Try again' }).click();
  await window.expectAsked('book.reopen', undefined);
  await expectGoodLooks(window, 'follow-up-failed');

  await show(window, []);
  await window.changeBook({
    phase: 'open',
    keeping: 'session',
    problem: null,
    openFollowUps: 0,
    waitingFollowUps: 0,
  });
  await expect(page.getByText('Nobody waits for a call back.')).toBeVisible();
  await expect(page.getByText('this list lasts for this run only')).toBeVisible();
  await expectGoodLooks(window, 'follow-up-empty');
});

test('the number on Now leads to the list', async ({ openWindow }) => {
  const window = await openWindow('main');
  await show(window, openFollowUps());
  await window.page.getByRole('link', { name: '4 people to call back' }).click();
  await expect(window.page.getByRole('list', { name: 'Follow-up' })).toBeVisible();
});

test('a narrow window and one from right to left keep every button', async ({ openWindow }) => {
  const window = await openWindow('main');
  const { page } = window;
  await goToFollowUp(window, openFollowUps());
  await page.setViewportSize({ width: 700, height: 800 });
  await expectGoodLooks(window, 'follow-up-narrow');
  await page.setViewportSize({ width: 1120, height: 800 });
  await page.evaluate(() => (document.documentElement.dir = 'rtl'));
  await expectGoodLooks(window, 'follow-up-rtl');
});
