import type { ElectronApplication } from '@playwright/test';
import { Random } from '../../main/demo/random.ts';
import { expect, test } from './support/fixtures.ts';

const ROUNDS = 12;
const SOUND = 'audio.mojom.AudioService';
const NOTE = 'wants the violet rinse';

/** A process of the app as the app itself lists it. */
interface Process {
  readonly pid: number;
  readonly name: string;
}

test('whichever process but main dies, in any order, calls still come and nothing is lost', async ({
  api,
  app,
  mainWindow,
}) => {
  // Another order each time; the seed of a run that failed stands in its output.
  const seed = Number(process.env['RINGDESK_SEED'] ?? Date.now() % 1_000_000);
  process.stdout.write(`Processes die in the order of RINGDESK_SEED=${seed}\n`);
  const random = new Random(seed);
  const { id: locationId } = api.location('Downtown');
  const ring = async (lastDigits: number): Promise<void> => {
    api.addCall({ locationId, phone: `+1424555${lastDigits}` });
    await expect.poll(() => textOf(app, 'Incoming calls')).toContain(String(lastDigits));
    await expect.poll(() => textOf(app, 'Ringdesk')).toMatch(/Calls are arriving|No call yet today/);
  };

  await ring(7000);
  await mainWindow.getByRole('link', { name: 'Calls', exact: true }).click();
  await mainWindow.getByRole('grid', { name: 'Calls' }).getByRole('row').filter({ hasText: '7000' }).click();
  const pane = mainWindow.getByRole('complementary', { name: 'Call details' });
  await pane.getByRole('textbox', { name: 'Note' }).fill(NOTE);

  const dead: string[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const all = await processesOf(app);
    const one = random.pick(all);
    if (!one) throw new Error('The app has no other process.');
    const way = random.pick(['alone', 'alone', 'together', 'twice']);
    dead.push(`${one.name} ${way}`);
    for (const { pid } of way === 'together' ? all : [one]) end(pid);
    if (way === 'twice') {
      await expect.poll(async () => nextOf(one, all, await processesOf(app))).toBeDefined();
      end(nextOf(one, all, await processesOf(app))?.pid);
    }
    await ring(7000 + round);
  }
  process.stdout.write(`${dead.join(', ')}\n`);

  // Playwright holds a page that died for gone, so the window itself is asked.
  await inPage(app, `document.querySelector('a[href="#calls"]').click()`);
  for (let round = 0; round <= ROUNDS; round += 1)
    await expect.poll(() => textOf(app, 'Ringdesk')).toContain(`555 ${7000 + round}`);
  await inPage(
    app,
    `[...document.querySelectorAll('[role=row]')].find((row) => row.innerText.includes('555 7000')).click()`,
  );
  await expect.poll(() => inPage(app, `document.querySelector('aside textarea')?.value`)).toBe(NOTE);
});

test('the process that makes sound dies, and the recording plays on', async ({
  api,
  app,
  mainWindow,
  popup,
}) => {
  api.addCall({
    locationId: api.location('Downtown').id,
    phone: '+14245557100',
    durationSeconds: 30,
    recordLink: true,
  });
  await expect(popup.getByRole('region', { name: /7100/ })).toBeVisible();
  await mainWindow.getByRole('link', { name: 'Calls', exact: true }).click();
  await mainWindow.getByRole('grid', { name: 'Calls' }).getByRole('row').filter({ hasText: '7100' }).click();
  const player = mainWindow.getByRole('region', { name: 'Recording' });
  const sound = async (): Promise<number | undefined> =>
    (await processesOf(app)).find(({ name }) => name === SOUND)?.pid;
  await player.getByRole('button', { name: 'Play' }).click();
  await expect(player.getByText(/0:0[1-9]/)).toBeVisible();
  await expect.poll(sound).toBeDefined();
  const killed = await sound();
  end(killed);
  // The next one comes for what plays on.
  await expect.poll(async () => [undefined, killed].includes(await sound())).toBe(false);
  await expect(player.getByText('damaged')).toHaveCount(0);
});

/** All but main that the app can do without for a moment. */
async function processesOf(app: ElectronApplication): Promise<Process[]> {
  return app.evaluate((electron) =>
    electron.app
      .getAppMetrics()
      .filter(({ type }) => type !== 'Browser')
      .map(({ pid, type, serviceName }) => ({ pid, name: serviceName ?? type })),
  );
}

/** A process of the same name that has come since. */
const nextOf = (one: Process, before: readonly Process[], now: readonly Process[]): Process | undefined =>
  now.find(({ pid, name }) => name === one.name && before.every((old) => old.pid !== pid));

function end(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
  } catch {
    // Gone by itself meanwhile.
  }
}

/** What a window shows; '' while it shows nothing. */
async function textOf(app: ElectronApplication, title: string): Promise<string> {
  const text = await inPage(app, 'document.body.innerText', title);
  return typeof text === 'string' ? text : '';
}

/** What a script comes to in a window's page; null while there is none that answers. */
const inPage = (app: ElectronApplication, script: string, title = 'Ringdesk'): Promise<unknown> =>
  app.evaluate(
    async ({ BrowserWindow }, asked) => {
      const win = BrowserWindow.getAllWindows().find((one) => one.getTitle() === asked.title);
      if (!win?.isVisible() || win.webContents.isCrashed() || win.webContents.isLoading()) return null;
      // A page that is just dying never answers.
      const answer: Promise<unknown> = win.webContents.executeJavaScript(asked.script).catch(() => null);
      const late = new Promise((resolve) => setTimeout(resolve, 5_000, null));
      return Promise.race([answer, late]);
    },
    { script, title },
  );
