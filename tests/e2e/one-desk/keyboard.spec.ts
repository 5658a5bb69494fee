import { expect, test } from '../support/sharedDesk.ts';
import { placeOnScreen, realClick } from '../support/realClick.ts';
import { saveScreen } from '../../support/screenshots.ts';
import { pressRealKey, typeRealKeys } from '../support/xdotool.ts';

test.beforeEach(async ({ mainWindow }) => {
  await expect(mainWindow.getByRole('status')).toContainText(/Calls are arriving|No call yet today/);
});

test('typing in another window loses no key during 20 popups', async ({ api, app, popup, otherWindow }) => {
  const { id: locationId } = api.location('Downtown');
  const sentence = 'the quick brown fox ';
  let expected = '';
  const popupWindow = await app.browserWindow(popup);
  const isUp = (): Promise<boolean> =>
    popupWindow.evaluate((window: Electron.BrowserWindow) => window.isVisible());
  for (let call = 0; call < 20; call += 1) {
    const number = String(call).padStart(2, '0');
    api.addCall({ locationId, phone: `+142455502${number}` });
    await typeRealKeys(sentence, 15);
    expected += sentence;
    const card = popup.getByRole('region', { name: `Incoming call: +1 424 555 02${number}, Downtown` });
    // Keys fall while the card appears, and while it goes.
    while ((await card.count()) === 0) {
      await typeRealKeys('x');
      expected += 'x';
    }
    await expect.poll(isUp).toBe(true);
    if (call === 3) await saveScreen('typing-elsewhere-while-popups-show');
    const dismiss = card.getByRole('button', { name: 'Dismiss', exact: true });
    await Promise.all([dismiss.dispatchEvent('click'), typeRealKeys('going', 15)]);
    expected += 'going';
    await expect.poll(isUp).toBe(false);
  }
  expect(await otherWindow.hasFocus()).toBe(true);
  await expect.poll(() => otherWindow.typed()).toBe(expected);
});

test('a real click and real keys fill the name of a new client', async ({ api, popup, otherWindow }) => {
  api.addCall({ locationId: api.location('Downtown').id, phone: '+14245550197' });
  const card = popup.getByRole('region', { name: 'Incoming call: +1 424 555 0197, Downtown' });
  const field = card.getByRole('textbox', { name: 'Name' });
  await expect(field).toBeVisible();
  await realClick(field);
  await expect(field).toBeFocused();
  await typeRealKeys('Nell Newcomer');
  await expect(field).toHaveValue('Nell Newcomer');
  expect(otherWindow.typed()).toBe('');

  await pressRealKey('Return');
  await expect(popup.getByRole('region', { name: 'Incoming call: Nell Newcomer, Downtown' })).toBeVisible();
});

test('the app knows where its popup stands, so that lists and hints open beside it', async ({
  api,
  app,
  popup,
  otherWindow,
}) => {
  api.addCall({ locationId: api.location('Downtown').id, phone: '+14245550185' });
  await expect(popup.getByRole('region', { name: /0185/ })).toBeVisible();
  const there = await placeOnScreen(popup);
  const window = await app.browserWindow(popup);
  const known = () =>
    window.evaluate((win: Electron.BrowserWindow) => {
      const { x, y } = win.getContentBounds();
      return { x, y };
    });
  await expect.poll(known).toEqual(there);
  expect(await otherWindow.hasFocus()).toBe(true);
});

test('the shortcut moves the keys into the popup and back', async ({ api, popup, otherWindow }) => {
  const { id: locationId } = api.location('Downtown');
  for (const name of ['Ada', 'Ben'])
    api.addClient({ locationId, name: `${name} Both`, phone: '+13155550187' });
  api.addCall({ locationId, phone: '+13155550187' });
  const shared = popup.getByRole('region', { name: 'Incoming call: +1 315 555 0187, Downtown' });
  await expect(shared.getByRole('button', { name: 'Ben Both' })).toBeVisible();
  const first = await shared.getByRole('button', { name: /Both$/ }).first().innerText();
  const chosen = first.includes('Ada') ? 'Ada Both' : 'Ben Both';

  await pressRealKey('ctrl+shift+space');
  await expect(shared).toBeFocused();
  await pressRealKey('1');
  const card = popup.getByRole('region', { name: `Incoming call: ${chosen}, Downtown` });
  await expect(card).toBeVisible();

  await pressRealKey('ctrl+shift+space');
  await expect.poll(() => otherWindow.hasFocus()).toBe(true);
  await typeRealKeys('back');
  await expect.poll(() => otherWindow.typed()).toBe('back');
});

test('Escape folds the card and gives the keys back', async ({ api, popup, otherWindow }) => {
  api.addCall({ locationId: api.location('Downtown').id, phone: '+14245550150' });
  const card = popup.getByRole('region', { name: 'Incoming call: +1 424 555 0150, Downtown' });
  await expect(card).toBeVisible();
  await pressRealKey('ctrl+shift+space');
  await expect(card).toBeFocused();
  await pressRealKey('Escape');
  await expect(card).toHaveCount(0);
  await expect.poll(() => otherWindow.hasFocus()).toBe(true);
});

test('after a click that is for no field, typing goes on where it was', async ({
  api,
  popup,
  otherWindow,
}) => {
  api.addCall({ locationId: api.location('Downtown').id, phone: '+14245550151' });
  const card = popup.getByRole('region', { name: 'Incoming call: +1 424 555 0151, Downtown' });
  await expect(card).toBeVisible();
  let expected = '';
  const goOnTyping = async (text: string): Promise<void> => {
    await expect.poll(() => otherWindow.hasFocus()).toBe(true);
    await typeRealKeys(text);
    expected += text;
    await expect.poll(() => otherWindow.typed()).toBe(expected);
  };
  await goOnTyping('nor');
  await realClick(card.getByRole('button', { name: 'Copy number' }));
  await expect(card.getByRole('button', { name: 'Copied' })).toBeVisible();
  await goOnTyping('a ');
  await realClick(card.getByText('+1 424 555 0151').first());
  await goOnTyping('nocm');
  await realClick(card.getByRole('button', { name: 'Outcome' }));
  await goOnTyping('125');
  await expect(card).toBeVisible();

  await pressRealKey('ctrl+shift+space');
  await expect(card).toBeFocused();
  await realClick(card.getByRole('button', { name: 'Outcome' }));
  await goOnTyping('z');
  await expect(card).not.toBeFocused();
});
