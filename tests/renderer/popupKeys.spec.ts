import { expect, test } from './support/fixtures.ts';
import { expectGoodLooks } from './support/looks.ts';
import { aCard, candidates, known, marta, openNumber } from './support/samples.ts';

const first = aCard();
const second = aCard({ form: 'compact', match: known(marta({ id: 2, name: 'Jonas Weide' })) });

test('the shortcut puts the keys into the first card, and letters press its buttons', async ({
  openWindow,
}) => {
  const popup = await openWindow('popup');
  await popup.showCards([first, second]);
  await popup.showCards([first, second], [], 1);
  await expect(popup.page.getByRole('region', { name: 'Marta Quill' })).toBeFocused();

  await popup.page.keyboard.press('Enter');
  await popup.expectAsked('card.openClient', { key: first.key });
  await popup.page.keyboard.press('n');
  await popup.expectAsked('card.newBooking', { key: first.key });
  await popup.page.keyboard.press('c');
  await popup.expectAsked('card.copyNumber', { key: first.key });

  await popup.page.keyboard.press('ArrowUp');
  await expect(popup.page.getByRole('region', { name: 'Jonas Weide' })).toBeFocused();
  await popup.page.keyboard.press('Enter');
  await expect(popup.page.getByRole('region', { name: 'Jonas Weide' })).toContainText('Copy number');
  await popup.page.keyboard.press('Escape');
  await popup.expectAsked('card.dismiss', { key: second.key });
  await popup.expectAsked('popup.giveKeysBack', undefined);
  await popup.page.keyboard.press('Shift+Escape');
  await popup.expectAsked('card.dismissAll', undefined);
});

test('a digit chooses among several clients', async ({ openWindow }) => {
  const popup = await openWindow('popup');
  const card = aCard({ match: { kind: 'several', candidates } });
  await popup.showCards([card]);
  await expect(popup.page.getByRole('region')).toBeVisible();
  await popup.page.keyboard.press('2');
  await popup.expectAsked('card.choose', { key: card.key, clientId: candidates[1]?.id as never });
});

test('letters do nothing in a text field or when switched off', async ({ openWindow }) => {
  const popup = await openWindow('popup');
  const stranger = aCard({ number: openNumber('+1 310 555 0199'), match: { kind: 'unknown', declined: [] } });
  await popup.showCards([stranger]);
  await popup.page.getByRole('textbox', { name: 'Name' }).click();
  await popup.page.keyboard.type('Nc 12');
  await expect(popup.page.getByRole('textbox', { name: 'Name' })).toHaveValue('Nc 12');

  await popup.page.keyboard.press('Escape');
  await popup.expectAsked('popup.giveKeysBack', undefined);
  await popup.expectAsked('card.dismiss');
  await expect(popup.page.getByRole('textbox', { name: 'Name' })).toHaveValue('Nc 12');

  await popup.changeSettings({ letterKeys: false, theme: 'dark' });
  await expect(popup.page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await popup.page.keyboard.press('n');
  await popup.page.keyboard.press('Escape');
  await popup.expectAsked('popup.giveKeysBack', undefined, undefined);
  await popup.expectAsked('card.newBooking');
});

test('a compact row opens with a click and tells screen readers who called', async ({ openWindow }) => {
  const popup = await openWindow('popup');
  await popup.showCards([second]);
  await expect(popup.page.getByRole('status')).toHaveText('Incoming call: Jonas Weide, Downtown');
  await popup.page.getByText('Jonas Weide', { exact: true }).click();
  await expect(popup.page.getByRole('button', { name: 'Open card' })).toBeVisible();
});

test('M opens a note that is saved as it is typed, and Enter closes it', async ({ openWindow }) => {
  const popup = await openWindow('popup');
  await popup.showCards([first]);
  await popup.page.getByRole('region').focus();
  await popup.page.keyboard.press('m');
  const note = popup.page.getByRole('textbox', { name: 'Note' });
  await expect(note).toBeFocused();
  await popup.page.keyboard.type('Nco 1');
  await expect(note).toHaveValue('Nco 1');
  await expect
    .poll(async () => (await popup.asked('note.save')).at(-1))
    .toEqual({ key: first.key, text: 'Nco 1' });
  await popup.expectAsked('card.newBooking');
  await expectGoodLooks(popup, 'popup-note');

  await popup.page.keyboard.press('Enter');
  await expect(note).toBeHidden();
  await expect(popup.page.getByRole('button', { name: 'Note', exact: true })).toBeFocused();
  await expect(popup.page.getByRole('region')).toContainText('Nco 1');
  await popup.page.keyboard.press('Escape');
  await popup.expectAsked('card.dismiss', { key: first.key });
});

test('Escape closes a note and gives the keys back; the card stays', async ({ openWindow }) => {
  const popup = await openWindow('popup');
  await popup.showCards([first, second]);
  await popup.page.getByRole('button', { name: 'Note', exact: true }).click();
  await popup.expectAsked('popup.wantKeys', undefined);
  const note = popup.page.getByRole('textbox', { name: 'Note' });
  await expect(note).toBeFocused();
  await popup.page.keyboard.type('Later');
  await popup.page.keyboard.press('ArrowUp');
  await expect(note).toBeFocused();
  await popup.page.keyboard.press('Escape');
  await expect(note).toBeHidden();
  await popup.expectAsked('popup.giveKeysBack', undefined);
  await popup.expectAsked('card.dismiss');
});

test('O and a digit say what came of the call, and the same again takes it back', async ({ openWindow }) => {
  const popup = await openWindow('popup');
  const several = aCard({ match: { kind: 'several', candidates } });
  const { key } = several;
  await popup.showCards([several]);
  await popup.page.getByRole('region').focus();
  await popup.page.keyboard.press('o');
  const group = popup.page.getByRole('group', { name: 'Outcome' });
  await expect(group.getByRole('button')).toHaveText([
    /Booked/,
    /Moved/,
    /Cancelled/,
    /Question/,
    /No answer/,
    /Wrong number/,
  ]);
  await expectGoodLooks(popup, 'popup-outcome');
  await popup.page.keyboard.press('5');
  await popup.expectAsked('outcome.save', { key, outcome: 'noAnswer' });
  await expect(group).toBeHidden();
  await expect(popup.page.getByRole('region')).toContainText('No answer');
  await expect(popup.page.getByRole('button', { name: 'Outcome' })).toBeFocused();

  await popup.page.keyboard.press('o');
  await expect(group.getByRole('button', { name: 'No answer' })).toBeFocused();
  await popup.page.keyboard.press('5');
  await popup.expectAsked('outcome.save', { key, outcome: 'noAnswer' }, { key, outcome: null });
  await popup.page.keyboard.press('o');
  await popup.page.keyboard.press('Escape');
  await expect(group).toBeHidden();
  await popup.expectAsked('card.dismiss');
  await popup.page.keyboard.press('2');
  await popup.expectAsked('card.choose', { key, clientId: candidates[1]?.id as never });
});

test('a click gives the keys back unless it is for a field', async ({ openWindow }) => {
  const popup = await openWindow('popup');
  const stranger = aCard({ number: openNumber('+1 310 555 0199'), match: { kind: 'unknown', declined: [] } });
  await popup.showCards([stranger]);
  const { page } = popup;
  await page.getByRole('textbox', { name: 'Name' }).click();
  await page.getByRole('button', { name: 'Note' }).click();
  await page.getByRole('textbox', { name: 'Note' }).click();
  await popup.expectAsked('popup.wantKeys', undefined, undefined, undefined);
  await popup.expectAsked('popup.giveKeysBack');

  await page.getByRole('button', { name: 'Copy number' }).click();
  await popup.expectAsked('popup.giveKeysBack', undefined);
  await page.getByRole('button', { name: 'Outcome' }).click({ button: 'right' });
  await popup.expectAsked('popup.giveKeysBack', undefined, undefined);
  await page.getByRole('region').getByText('+1 310 555 0199').click();
  await popup.expectAsked('popup.giveKeysBack', undefined, undefined, undefined);

  // A key that presses a button is no click.
  await page.getByRole('button', { name: 'Copy number' }).press('Enter');
  await popup.expectAsked('card.copyNumber', { key: stranger.key }, { key: stranger.key });
  await popup.expectAsked('popup.giveKeysBack', undefined, undefined, undefined);
});
