import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { toneWav } from '../../../main/demo/recording.ts';
import type { Simulator } from '../../../main/demo/simulator.ts';
import { limits } from '../../../scripts/testLimits.ts';
import { expect, test } from '../support/sharedDesk.ts';
import { gsm, startRecordingServer } from '../support/recordingServer.ts';

/** Saves an answered call and opens it in *Calls*. */
async function openCall(
  api: Simulator,
  page: Page,
  call: { phone: string; recordLink?: boolean | string; durationSeconds?: number; endedSecondsAgo?: number },
): Promise<number> {
  const { recordLink = true } = call;
  const id = api.addCall({
    locationId: api.location('Downtown').id,
    durationSeconds: 18,
    ...call,
    recordLink,
  });
  await page.getByRole('link', { name: 'Calls', exact: true }).click();
  await page.getByRole('searchbox', { name: 'Search calls' }).fill(call.phone.slice(2));
  const grid = page.getByRole('grid', { name: 'Calls' });
  const row = grid
    .getByRole('row')
    .filter({ hasText: call.phone.slice(-4) })
    .first();
  // A call that comes while the list is looked at waits behind a button, so that rows do not jump.
  const comers = page.getByRole('button', { name: /^New calls/ });
  await expect(row.or(comers).first()).toBeVisible();
  // The button may go by itself just then, when the list is read anew.
  await expect(async () => {
    if (await comers.isVisible()) await comers.click({ timeout: limits.glance });
    await row.click({ timeout: limits.glance });
  }).toPass();
  await expect(page.getByRole('complementary', { name: 'Call details' })).toBeVisible();
  return id;
}

const player = (page: Page) => page.getByRole('region', { name: 'Recording' });

/** What the page's own audio element says. */
const audio = (page: Page) =>
  page.locator('audio').evaluate((element: HTMLAudioElement) => ({
    at: element.currentTime,
    seconds: element.duration,
    speed: element.playbackRate,
    playing: !element.paused,
    seekableTo: element.seekable.length > 0 ? element.seekable.end(0) : 0,
    from: element.src,
  }));

test('a recording plays, is sought through and played faster, and no token leaves', async ({
  api,
  mainWindow: page,
}) => {
  const id = await openCall(api, page, { phone: '+17255550161' });
  // So that it does not end between two looks of a slow machine.
  await page.locator('audio').evaluate((element: HTMLAudioElement) => Object.assign(element, { loop: true }));
  await player(page).getByRole('button', { name: 'Play' }).click();
  await expect(player(page).getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect.poll(async () => (await audio(page)).at).toBeGreaterThan(0.5);
  const first = await audio(page);
  expect(first.seconds).toBeCloseTo(18, 1);
  expect(first.seekableTo).toBeCloseTo(18, 1);
  expect(first.from).toMatch(/^app:\/\/bundle\/recordings\/[0-9a-f]{32}$/);

  const position = player(page).getByRole('slider', { name: 'Position' });
  await position.fill('12');
  await expect.poll(async () => (await audio(page)).at).toBeGreaterThan(12);
  await player(page).getByLabel('Speed').selectOption('2');
  await expect.poll(async () => (await audio(page)).speed).toBe(2);
  await player(page).getByRole('button', { name: 'Pause' }).click();
  await expect.poll(async () => (await audio(page)).playing).toBe(false);
  await position.fill('3');
  await expect.poll(async () => (await audio(page)).at).toBeCloseTo(3, 1);

  // Fetched once and whole, by main: the page never learns where it comes from.
  expect(api.requestsTo(`/recordings/${id}.wav`)).toHaveLength(1);
  expect(await page.content()).not.toContain(`/recordings/${id}.wav`);
  expect(api.violations).toEqual([]);
});

test('the page reads byte ranges of what was made ready, and the popup none', async ({
  api,
  app,
  mainWindow: page,
  popup,
}) => {
  const id = await openCall(api, page, { phone: '+17255550162' });
  await player(page).getByRole('button', { name: 'Play' }).click();
  await expect.poll(async () => (await audio(page)).at).toBeGreaterThan(0);
  const { from } = await audio(page);
  // The policy of the page lets no script read it; an audio element of the popup does not get it either.
  expect(await page.evaluate((url) => fetch(url).then(String, () => 'refused'), from)).toBe('refused');
  const heard = await popup.evaluate(
    (url) =>
      new Promise<string>((resolve) => {
        const element = new Audio(url);
        element.addEventListener('loadedmetadata', () => resolve('heard'));
        element.addEventListener('error', () => resolve('refused'));
        element.load();
      }),
    from,
  );
  expect(heard).toBe('refused');

  // As an audio element asks: whatever it seeks to, and the rest of it.
  const ranges = await app.evaluate(async ({ session }, url) => {
    // In a turn of its own: begun by the inspector in the midst of another request, one in some seventy never ended,
    // and no request of the app did after it.
    await new Promise((resolve) => setTimeout(resolve, 0));
    const ask = async (range: string) => {
      const answer = await session.defaultSession.fetch(url, { headers: { Range: range } });
      const bytes = Buffer.from(await answer.arrayBuffer());
      return [answer.status, answer.headers.get('content-range'), bytes.toString('base64')];
    };
    return [await ask('bytes=100-199'), await ask('bytes=-50')];
  }, from);
  const sound = toneWav(id, 18);
  expect(ranges).toEqual([
    [206, `bytes 100-199/${sound.length}`, sound.subarray(100, 200).toString('base64')],
    [
      206,
      `bytes ${sound.length - 50}-${sound.length - 1}/${sound.length}`,
      sound.subarray(-50).toString('base64'),
    ],
  ]);
});

for (const { state, ended, says, phone } of [
  { state: 'notReady', ended: 60, says: 'Not ready yet', phone: '+17255550171' },
  { state: 'expired', ended: 60, says: 'has expired', phone: '+17255550172' },
  { state: 'notReady', ended: 2 * 3600, says: 'has expired', phone: '+17255550173' },
  { state: 'forbidden', ended: 60, says: 'The telephony provider refuses', phone: '+17255550174' },
] as const) {
  test(`a recording that is ${state} ${ended} s after the call says: ${says}`, async ({
    api,
    mainWindow: page,
  }) => {
    const id = await openCall(api, page, { phone, endedSecondsAgo: ended });
    api.setRecording(id, state);
    await player(page).getByRole('button', { name: 'Play' }).click();
    await expect(player(page).locator('[aria-live=polite]')).toContainText(says);
    await expect(player(page).getByRole('slider', { name: 'Position' })).toBeDisabled();

    api.setRecording(id, 'ready');
    await player(page).getByRole('button', { name: 'Play' }).click();
    await expect.poll(async () => (await audio(page)).at).toBeGreaterThan(0);
  });
}

test.describe("a provider's own server", () => {
  test('is followed three times, but not a fourth, and gets no token, cookie or referrer', async ({
    api,
    mainWindow: page,
  }) => {
    const provider = await startRecordingServer();
    await openCall(api, page, { phone: '+17255550164', recordLink: `${provider.origin}/moved/3/20.wav` });
    await player(page).getByRole('button', { name: 'Play' }).click();
    await expect.poll(async () => (await audio(page)).at).toBeGreaterThan(0);
    expect(provider.requests.map(({ path }) => path)).toEqual([
      '/moved/3/20.wav',
      '/moved/2/20.wav',
      '/moved/1/20.wav',
      '/20.wav',
    ]);

    await openCall(api, page, { phone: '+17255550165', recordLink: `${provider.origin}/moved/4/20.wav` });
    await page
      .getByRole('complementary', { name: 'Call details' })
      .getByRole('button', { name: 'Listen' })
      .click();
    await expect(player(page).locator('[aria-live=polite]')).toContainText(
      'does not hand this recording over',
    );
    for (const { headers } of provider.requests) {
      expect([headers.authorization, headers.cookie, headers.referer]).toEqual([
        undefined,
        undefined,
        undefined,
      ]);
    }
    await provider.stop();
  });

  test('hands a very long recording on piece by piece', async ({ api, mainWindow: page }) => {
    const provider = await startRecordingServer();
    // An hour and a half: 43 MB, too large to keep.
    const recordLink = `${provider.origin}/5400.wav`;
    await openCall(api, page, { phone: '+17255550166', recordLink, durationSeconds: 5400 });
    await player(page).getByRole('button', { name: 'Play' }).click();
    await expect.poll(async () => (await audio(page)).at).toBeGreaterThan(0.2);
    await player(page).getByRole('slider', { name: 'Position' }).fill('5000');
    await expect.poll(async () => (await audio(page)).at).toBeGreaterThan(5000.2);
    const asked = provider.requests.map(({ headers }) => headers.range ?? 'whole');
    expect(asked[0]).toBe('whole');
    const firsts = asked.map((range) => Number(/^bytes=(\d+)-/.exec(range)?.[1] ?? 0));
    expect(Math.max(...firsts)).toBeGreaterThan(35_000_000);
    await provider.stop();
  });

  test('plays while it loads, from its first byte on, and further on once that has come', async ({
    api,
    mainWindow: page,
  }) => {
    const provider = await startRecordingServer();
    // Eight megabytes, of which two come before the test says so.
    const recordLink = `${provider.origin}/held/1000.wav`;
    await openCall(api, page, { phone: '+17255550175', recordLink, durationSeconds: 1000 });
    await player(page).getByRole('button', { name: 'Play' }).click();
    await expect.poll(async () => (await audio(page)).at).toBeGreaterThan(0.2);
    const position = player(page).getByRole('slider', { name: 'Position' });
    await position.fill('200');
    await expect.poll(async () => (await audio(page)).at).toBeGreaterThan(200.2);
    // Beyond what has come, by a piece of its own.
    await position.fill('900');
    await expect.poll(async () => (await audio(page)).at).toBeGreaterThan(900.2);
    provider.letGo();
    await position.fill('500');
    await expect.poll(async () => (await audio(page)).at).toBeGreaterThan(500.2);
    await provider.stop();
  });

  test('that knows no ranges offers no seeking in a very long one', async ({ api, mainWindow: page }) => {
    const provider = await startRecordingServer();
    const recordLink = `${provider.origin}/once/5400.wav`;
    await openCall(api, page, { phone: '+17255550176', recordLink, durationSeconds: 5400 });
    await player(page).getByRole('button', { name: 'Play' }).click();
    await expect.poll(async () => (await audio(page)).at).toBeGreaterThan(0.2);
    await expect(player(page).getByRole('slider', { name: 'Position' })).toBeDisabled();
    await provider.stop();
  });

  test('that never says how long the whole is can be sought all the same', async ({
    api,
    mainWindow: page,
  }) => {
    const provider = await startRecordingServer();
    const recordLink = `${provider.origin}/untold/5400.wav`;
    await openCall(api, page, { phone: '+17255550177', recordLink, durationSeconds: 5400 });
    await player(page).getByRole('button', { name: 'Play' }).click();
    await expect.poll(async () => (await audio(page)).at).toBeGreaterThan(0.2);
    await player(page).getByRole('slider', { name: 'Position' }).fill('5000');
    await expect.poll(async () => (await audio(page)).at).toBeGreaterThan(5000.2);
    await provider.stop();
  });

  test('that sends a format of telephones: it can be saved, and the audit log says so', async ({
    api,
    app,
    mainWindow: page,
    userDataDir,
  }, testInfo) => {
    const provider = await startRecordingServer();
    const id = await openCall(api, page, {
      phone: '+17255550178',
      recordLink: `${provider.origin}/gsm.wav`,
    });
    await player(page).getByRole('button', { name: 'Play' }).click();
    await expect(player(page)).toContainText('format of this recording cannot be played here');
    const file = testInfo.outputPath('saved.wav');
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, file);
    await player(page).getByRole('button', { name: 'Save recording…' }).click();
    await expect(player(page)).toContainText('Saved in');
    expect((await readFile(file)).equals(gsm())).toBe(true);
    const log = (await readFile(path.join(userDataDir, 'audit.log'), 'utf8')).trim().split('\n');
    expect(JSON.parse(log.at(-1) ?? '')).toMatchObject({
      what: 'recordingSaved',
      call: `${api.location('Downtown').id}:${id}`,
      file: 'saved.wav',
      outcome: 'done',
    });
    await provider.stop();
  });

  test('that says the link has expired is believed; and one of the local network is not asked', async ({
    api,
    mainWindow: page,
  }) => {
    const provider = await startRecordingServer();
    await openCall(api, page, { phone: '+17255550179', recordLink: `${provider.origin}/expired` });
    await player(page).getByRole('button', { name: 'Play' }).click();
    await expect(player(page)).toContainText('has expired');
    await openCall(api, page, { phone: '+17255550180', recordLink: 'http://192.168.1.20/7.wav' });
    await page
      .getByRole('complementary', { name: 'Call details' })
      .getByRole('button', { name: 'Listen' })
      .click();
    await expect(player(page)).toContainText('begins with http');
    await provider.stop();
  });

  test('that shows a page instead of sound is refused', async ({ api, mainWindow: page }) => {
    const provider = await startRecordingServer();
    await openCall(api, page, { phone: '+17255550167', recordLink: `${provider.origin}/sign-in` });
    await player(page).getByRole('button', { name: 'Play' }).click();
    await expect(player(page).locator('[aria-live=polite]')).toContainText('leads to a page');
    await provider.stop();
  });
});
