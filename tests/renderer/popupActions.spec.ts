import { problem } from './support/deskWindow.ts';
import { expect, test } from './support/fixtures.ts';
import { expectGoodLooks } from './support/looks.ts';
import { aCard, candidates, known, localStart, marta, openNumber } from './support/samples.ts';

/** How long a card is still in use when nothing uses it any more. */
const LEAVE_MS = 400;

const stranger = (key = '101:9001') =>
  aCard({ key, number: openNumber('+1 310 555 0199'), match: { kind: 'unknown', declined: [] } });

test('every button of a known client does its work', async ({ openWindow, clock }) => {
  const card = aCard();
  const { key } = card;
  const popup = await openWindow('popup');
  await popup.showCards([card]);
  const button = (name: string) => popup.page.getByRole('button', { name });

  await clock.stop();
  await button('Open card').click();
  await popup.expectAsked('card.openClient', { key });
  await button('New booking').click();
  await popup.expectAsked('card.newBooking', { key });
  await button('Copy number').click();
  await expect(button('Copied')).toBeVisible();
  await popup.expectAsked('card.copyNumber', { key });
  await button('Show').click();
  await expect(popup.page.getByText(/Balance -.*25\.00 · spent .*1,523\.12/)).toBeVisible();
  await expectGoodLooks(popup, 'popup-money');
  await button('Hide').click();
  await expect(popup.page.getByText('Hidden')).toBeVisible();
  await button('Show').click();
  await expect(popup.page.getByText('spent')).toBeVisible();
  await clock.pass(19_000);
  await expect(popup.page.getByText('spent')).toBeVisible();
  await clock.pass(20_000);
  await expect(popup.page.getByText('Hidden')).toBeVisible();
  await button('Dismiss').click();
  await popup.expectAsked('card.dismiss', { key });
});

test('what cannot be done is said on the card', async ({ openWindow }) => {
  const popup = await openWindow('popup');
  await popup.showCards([aCard()]);
  await popup.answer('card.openClient', problem('linkRefused'));
  await popup.page.getByRole('button', { name: 'Open card' }).click();
  await expect(popup.page.getByRole('alert')).toContainText('could not be opened');
  await expectGoodLooks(popup, 'popup-trouble');
});

test('a new client is created with Enter, and a failure loses no letter', async ({ openWindow }) => {
  const card = stranger();
  const popup = await openWindow('popup');
  await popup.showCards([card]);
  const name = popup.page.getByRole('textbox', { name: 'Name' });
  await name.click();
  await popup.expectAsked('popup.wantKeys', undefined);
  await name.press('Enter');
  await expect(popup.page.getByRole('alert')).toHaveText('Type a name first.');

  await popup.answer('card.create', problem('noRight'));
  await name.fill('Nora New');
  await name.press('Enter');
  await expect(popup.page.getByRole('alert')).toContainText('Your Altegio rights do not allow this');
  await expect(name).toHaveValue('Nora New');
  await expectGoodLooks(popup, 'popup-create-refused');

  await popup.showCards([{ ...card, match: { kind: 'unavailable', trouble: 'offline' } }]);
  await expect(name).toBeHidden();
  await popup.showCards([card]);
  await expect(name).toHaveValue('Nora New');

  await popup.answer('card.create', { kind: 'done' });
  await popup.hold('card.create');
  await popup.page.getByRole('button', { name: 'Create client' }).click();
  await expect(popup.page.getByRole('button', { name: 'Creating…' })).toBeVisible();
  await popup.letGo('card.create');
  await expect(popup.page.getByRole('button', { name: 'Create client' })).toBeVisible();
  await popup.expectAsked(
    'card.create',
    { key: card.key, name: 'Nora New' },
    { key: card.key, name: 'Nora New' },
  );
});

test('one of several clients is chosen, and a choice can be made again', async ({ openWindow }) => {
  const popup = await openWindow('popup');
  const several = aCard({ match: { kind: 'several', candidates } });
  const { key } = several;
  await popup.showCards([several]);
  await expect(
    popup.page.getByRole('button', { name: 'Bea Shared', exact: true }),
  ).toHaveAccessibleDescription(/last/);
  await popup.page.getByRole('button', { name: 'Bea Shared', exact: true }).click();

  const chosen = known(marta({ id: 12, name: 'Bea Shared' }));
  await popup.showCards([aCard({ key, match: { ...chosen, chosenFrom: candidates } })]);
  await popup.page.getByRole('button', { name: 'Not the right person? Choose again' }).click();
  await expectGoodLooks(popup, 'popup-choose-again');
  await popup.page.getByRole('button', { name: 'Ann Shared', exact: true }).click();
  await popup.expectAsked(
    'card.choose',
    { key, clientId: candidates[1]?.id as never },
    { key, clientId: candidates[0]?.id as never },
  );
});

test('a card in use is told to main, and so is the height of the page', async ({ openWindow, clock }) => {
  const card = aCard();
  const popup = await openWindow('popup');
  await popup.showCards([card]);
  await clock.stop();
  await popup.page.mouse.move(5, 5);
  await popup.page.getByText('Marta Quill', { exact: true }).hover();
  await popup.expectAsked('card.use', { key: card.key, inUse: true });
  await popup.page.mouse.move(2, 2);
  await clock.pass(LEAVE_MS);
  await popup.expectAsked('card.use', { key: card.key, inUse: true }, { key: card.key, inUse: false });

  await expect.poll(async () => (await popup.asked('popup.resize')).at(-1)?.height).toBeGreaterThan(280);
  await popup.showCards([]);
  await expect.poll(async () => (await popup.asked('popup.resize')).at(-1)).toEqual({ height: 0 });
});

test('a button that goes away with its work leaves the card unused', async ({ openWindow }) => {
  const card = stranger();
  const { key } = card;
  const popup = await openWindow('popup');
  await popup.showCards([card]);
  await popup.page.getByRole('textbox', { name: 'Name' }).fill('Nora New');
  await popup.page.getByRole('button', { name: 'Create client' }).focus();
  await popup.page.keyboard.press('Enter');
  await popup.expectAsked('card.create', { key, name: 'Nora New' });
  await popup.expectAsked('card.use', { key, inUse: true });
  await popup.showCards([{ ...card, match: aCard({ match: known(marta({ name: 'Nora New' })) }).match }]);
  await expect(popup.page.getByRole('region')).toContainText('Nora New');
  await popup.expectAsked('card.use', { key, inUse: true }, { key, inUse: false });
});

test('a card that goes away while in use is let go', async ({ openWindow }) => {
  const [first, second] = [aCard(), stranger()];
  const { key } = second;
  const popup = await openWindow('popup');
  await popup.showCards([first, second]);
  await popup.page.getByRole('textbox', { name: 'Name' }).focus();
  await popup.expectAsked('card.use', { key, inUse: true });
  await popup.showCards([first]);
  await popup.expectAsked('card.use', { key, inUse: true }, { key, inUse: false });
});

test('a focus that stays behind in another window does not count', async ({ openWindow }) => {
  const card = stranger();
  const { key } = card;
  const popup = await openWindow('popup');
  await popup.showCards([card]);
  await popup.page.getByRole('textbox', { name: 'Name' }).focus();
  await popup.expectAsked('card.use', { key, inUse: true });
  await popup.page.evaluate(() => window.dispatchEvent(new Event('blur')));
  await popup.expectAsked('card.use', { key, inUse: true }, { key, inUse: false });
});

test('today is what it is for Altegio, whatever the clock of this PC', async ({ openWindow }) => {
  const popup = await openWindow('popup');
  const tomorrow = { localStart: localStart(1, '14:30'), services: ['Cut'], staffName: null };
  const card = aCard({ match: known(marta({ nextVisit: tomorrow, lastVisit: null })) });
  await popup.showCards([card]);
  await expect(popup.page.getByRole('region')).toContainText('Tomorrow 14:30');
  await popup.showCards([card], [], 0, 86_400_000);
  await expect(popup.page.getByRole('region')).toContainText('Today 14:30');
});

test('details arrive in the room that was kept for them', async ({ openWindow }) => {
  const searching = aCard({ match: { kind: 'searching' } });
  const popup = await openWindow('popup');
  await popup.showCards([searching]);
  const card = popup.page.getByRole('region');
  await expect(card).toContainText('Looking up');
  const before = await card.boundingBox();
  await popup.showCards([{ ...searching, match: aCard().match }]);
  await expect(card).toContainText('Marta Quill');
  expect((await card.boundingBox())?.height).toBeCloseTo(before?.height ?? 0, 0);
});

test('near the top of the screen the first card stands on top', async ({ openWindow }) => {
  const popup = await openWindow('popup');
  await popup.showCards([aCard(), stranger()]);
  const top = async (name: string) => (await popup.page.getByRole('region', { name }).boundingBox())?.y ?? 0;
  expect(await top('Marta Quill')).toBeGreaterThan(await top('555 0199'));
  await popup.changeSettings({ popupCorner: 'top-end' });
  await expect.poll(async () => (await top('Marta Quill')) < (await top('555 0199'))).toBe(true);
});

test('a caller is put on the call-back list once, and the card shows it', async ({ openWindow }) => {
  const card = stranger();
  const popup = await openWindow('popup');
  await popup.showCards([card]);
  const button = popup.page.getByRole('button', { name: 'Call-back list' });
  await expect(button).toHaveAttribute('aria-pressed', 'false');
  await button.click();
  await popup.expectAsked('followUp.add', { key: card.key });
  await popup.showCards([{ ...card, toCallBack: true }]);
  await expect(button).toHaveAttribute('aria-pressed', 'true');
  await button.click();
  await popup.expectAsked('followUp.add', { key: card.key });
});

test('an open note keeps its card in use, outlives a better match and loses no letter', async ({
  openWindow,
  clock,
}) => {
  const searching = aCard({ match: { kind: 'searching' } });
  const { key } = searching;
  const popup = await openWindow('popup');
  await popup.showCards([searching]);
  await clock.stop();
  await popup.page.getByRole('button', { name: 'Note', exact: true }).click();
  await popup.page.keyboard.type('Wants ');
  await popup.showCards([{ ...searching, match: aCard().match }]);
  await expect(popup.page.getByRole('region')).toContainText('Marta Quill');
  await popup.page.keyboard.type('Ines');
  const note = popup.page.getByRole('textbox', { name: 'Note' });
  await expect(note).toHaveValue('Wants Ines');
  await expect.poll(async () => (await popup.asked('note.save')).at(-1)).toEqual({ key, text: 'Wants Ines' });

  await popup.page.mouse.move(2, 2);
  await popup.page.evaluate(() => window.dispatchEvent(new Event('blur')));
  await clock.pass(LEAVE_MS);
  await popup.expectAsked('card.use', { key, inUse: true });
  await note.press('Enter');
  await expect(note).toBeHidden();
  await popup.page.evaluate(() => window.dispatchEvent(new Event('blur')));
  await clock.pass(LEAVE_MS);
  await popup.expectAsked('card.use', { key, inUse: true }, { key, inUse: false });
});

test('letters typed while a save is under way follow with the next one', async ({ openWindow }) => {
  const card = aCard();
  const popup = await openWindow('popup');
  await popup.showCards([card]);
  await popup.page.getByRole('button', { name: 'Note', exact: true }).click();
  await popup.hold('note.save');
  await popup.page.keyboard.type('abc');
  await popup.expectAsked('note.save', { key: card.key, text: 'a' });
  await popup.letGo('note.save');
  await popup.expectAsked('note.save', { key: card.key, text: 'a' }, { key: card.key, text: 'abc' });
});

test('a note that could not be saved says why and stays', async ({ openWindow }) => {
  const card = aCard();
  const popup = await openWindow('popup');
  await popup.showCards([card]);
  await popup.answer('note.save', problem('diskFull'));
  await popup.page.getByRole('button', { name: 'Note', exact: true }).click();
  const note = popup.page.getByRole('textbox', { name: 'Note' });
  await note.fill('Wants Ines');
  await expect(popup.page.getByRole('alert')).toContainText('The disk is full');
  await expect(note).toHaveValue('Wants Ines');
  await expectGoodLooks(popup, 'popup-note-refused');
});

test('a note goes to the client card, and the card says how far it has come', async ({ openWindow }) => {
  const card = aCard();
  const { key } = card;
  const popup = await openWindow('popup');
  await popup.showCards([card]);
  await popup.page.getByRole('button', { name: 'Note', exact: true }).click();
  await popup.page.getByRole('textbox', { name: 'Note' }).fill('Wants Ines');
  await popup.page.getByRole('button', { name: 'Send to client card' }).click();
  await popup.expectAsked('note.send', { key });
  const note = { ...card.note, text: 'Wants Ines' };
  await popup.showCards([{ ...card, note: { ...note, sending: 'queued' } }]);
  await expect(popup.page.getByText('On its way to the client card')).toBeVisible();
  await popup.showCards([{ ...card, note: { ...note, sending: 'failed', problem: 'noRight' } }]);
  await expect(popup.page.getByRole('alert')).toContainText('Your Altegio rights do not allow this');
  await expect(popup.page.getByRole('button', { name: 'Send again' })).toBeVisible();
  await popup.showCards([{ ...card, note: { ...note, sending: 'failed', problem: 'answerLost' } }]);
  await expect(popup.page.getByRole('alert')).toContainText('may or may not be on the client’s card');
  await popup.page.getByRole('button', { name: 'Send again' }).click();
  await expect.poll(async () => (await popup.asked('note.send')).length).toBe(2);
});
