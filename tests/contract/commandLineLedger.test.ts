import fs from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isObject } from '../../main/demo/fields.ts';
import { type Simulator, startSimulator } from '../../main/demo/simulator.ts';
import { type AltegioCommand, buildAltegioCommand, type CommandEnd } from '../support/altegioCommand.ts';
import { aFolder } from '../support/files.ts';
import { openLedger } from '../support/partnerAtWork.ts';

let simulator: Simulator;
let command: AltegioCommand;
let profile: string;
let location: number;

beforeAll(async () => {
  simulator = await startSimulator();
  command = await buildAltegioCommand(simulator);
  location = simulator.location('Harbour').id;
});
beforeEach(() => {
  profile = aFolder();
});
afterEach(() => {
  simulator.heal();
});
afterAll(async () => {
  await command.remove();
  await simulator.stop();
});

const PAYMENT_PATH = /POST \/marketplace\/partner\/payment$/;

const run = (line: string, more: Parameters<AltegioCommand['run']>[1] = {}): Promise<CommandEnd> =>
  command.run([...line.split(' '), '--user-data-dir', profile], more);
const pay = (sum: number): string =>
  `payment ${location} --sum ${sum} --currency USD --paid 2026-11-25 --from 2026-11-25 --to 2026-12-25 --yes`;
const sent = (sum: number): number =>
  simulator
    .requestsTo(PAYMENT_PATH)
    .filter(({ body }) => isObject(body) && body['payment_sum'] === sum && body['salon_id'] === location)
    .length;
const fileOf = (dir: string): string => fs.readFileSync(path.join(dir, 'ledger.jsonl'), 'utf8');
const linesIn = (dir: string) => openLedger(dir).list(0, 100).entries;

async function until(isSo: () => boolean): Promise<void> {
  await expect.poll(isSo, { interval: 20 }).toBe(true);
}

/** A payment whose process is killed between its request and the answer. */
async function killedPayment(sum: number, fault: 'slowHeaders' | 'cutHeaders'): Promise<CommandEnd> {
  const heal = simulator.failWith(fault, { path: /partner\/payment$/ });
  const end = await run(pay(sum), { killWhen: until(() => sent(sum) === 1) });
  heal();
  return end;
}

describe('what the command line sends goes into the ledger of the profile', () => {
  const harbour = (): string => String(location);
  test.each([
    ['a payment', () => pay(71), 'notifyPayment'],
    ['a refund', () => 'refund 1524 --yes', 'notifyRefund'],
    ['a discount', () => `discount 15 ${harbour()} --yes`, 'addDiscount'],
    ['telephony', () => 'voip enable --yes', 'sendVoipCommand'],
    [
      'event addresses',
      () => `hooks set ${harbour()} --add https://h.example/a?key=hidden --yes`,
      'setHookSettings',
    ],
    ['a channel', () => `channel ${harbour()} sms on --yes`, 'updateChannel'],
    ['sender names', () => `short-names ${harbour()} Salon --yes`, 'setShortNames'],
  ])('%s', async (_name, line, operation) => {
    await run(line());

    expect(linesIn(profile)).toMatchObject([
      { operation, state: expect.stringMatching(/done|refused/) as string },
    ]);
    expect(fs.readdirSync(profile)).toEqual(['ledger.jsonl']);
    const text = fileOf(profile);
    for (const secret of [
      simulator.partnerToken,
      simulator.userToken,
      simulator.salon.crmToken,
      'key=hidden',
    ])
      expect(text).not.toContain(secret);
  });

  test('activation and uninstallation, with what the status says', async () => {
    const { id } = simulator.location('Riverside');
    simulator.setInstallation(id, 'notInstalled');
    simulator.setInstallation(id, 'pending');
    simulator.failWith('lostAnswer', { path: /partner\/callback$/, times: 1 });
    expect((await run(`activate ${id} --yes`)).code).toBe(0);
    simulator.failWith('lostAnswer', { path: /uninstall$/, times: 1 });
    expect((await run(`uninstall ${id} --yes`)).code).toBe(0);

    expect(linesIn(profile)).toMatchObject([
      { operation: 'uninstallApplication', state: 'done', answer: 'notInstalled' },
      { operation: 'activateInstallation', state: 'done', answer: 'active' },
    ]);
  });
});

test('two at once send the same payment once', async () => {
  const ends = await Promise.all([run(pay(72)), run(pay(72))]);

  expect(ends.map(({ code }) => code).sort()).toEqual([0, 2]);
  expect(sent(72)).toBe(1);
});

test('two at once with different payments both arrive, and their lines do not mix', async () => {
  const ends = await Promise.all([run(pay(73)), run(pay(74)), run(pay(75))]);

  expect(ends.map(({ code }) => code)).toEqual([0, 0, 0]);
  expect(linesIn(profile).map(({ state }) => state)).toEqual(['done', 'done', 'done']);
  const states = fileOf(profile)
    .trim()
    .split('\n')
    .map((line) => Object.keys(JSON.parse(line) as object)[0]);
  expect(states).toEqual(['begun', 'ended', 'begun', 'ended', 'begun', 'ended']);
});

test('a second one ends with a clear message where the first takes long', async () => {
  const heal = simulator.failWith('slowHeaders', { path: /partner\/payment$/, times: 1 });
  const first = run(pay(76), { killWhen: until(() => isSecondDone) });
  let isSecondDone = false;
  await until(() => sent(76) === 1);
  const second = await run(`${pay(77)} --json`);
  isSecondDone = true;
  await first;
  heal();

  expect(second).toMatchObject({ code: 2, stdout: '' });
  expect(JSON.parse(second.stderr)).toMatchObject({ error: { kind: 'ledgerInUse' } });
  expect(second.stderr).toContain('Nothing was sent');
  expect(sent(77)).toBe(0);
});

test('killed between request and answer leaves a line that says so, and the next one says what to do', async () => {
  await killedPayment(78, 'slowHeaders');
  expect(fileOf(profile)).toContain('"state":"sending","next":"look"');
  expect(fs.existsSync(path.join(profile, 'ledger.lock'))).toBe(true);

  const other = await run(`discount 10 ${location} --yes`);
  expect(other.code).toBe(0);
  expect(other.stderr).toContain(`payment in ${location}`);
  expect(other.stderr).toContain('may have been sent');
  expect(linesIn(profile)).toMatchObject([
    { operation: 'addDiscount', state: 'done' },
    { operation: 'notifyPayment', state: 'lost', next: 'look' },
  ]);

  const shown = await run('ledger --open');
  expect(shown.stdout).toContain(`status ${location}`);
});

test('a payment that had arrived before the kill is not sent again', async () => {
  await killedPayment(79, 'slowHeaders');
  const status = await run(`status ${location} --json`);
  const arrived = status.stdout.includes('"sum": 79');

  const again = await run(pay(79));
  expect(again.code).toBe(arrived ? 2 : 0);
  expect(sent(79)).toBe(arrived ? 1 : 2);
  expect(again.stdout + again.stderr).toContain('may have arrived');
});

test('an older ledger and damaged lines count as sent, and lose no others', async () => {
  await run(pay(80));
  const [whole = ''] = fileOf(profile).split('\n');
  const old = whole
    .replace('"next":"look",', '')
    .replaceAll('80', '81')
    .replace(/"id":"[^"]+"/, '"id":"old"');
  const damaged = whole
    .replaceAll('80', '82')
    .replace('"state"', '"sta\u0000')
    .replace(/"id":"[^"]+"/, '"id":"damaged"');
  fs.appendFileSync(path.join(profile, 'ledger.jsonl'), `${old}\n${damaged}\nrubbish\n`);

  expect(linesIn(profile)).toMatchObject([
    { operation: 'notifyPayment', state: 'lost', next: 'look' },
    { operation: 'notifyPayment', state: 'lost', next: 'look' },
    { operation: 'notifyPayment', state: 'done' },
  ]);
});

test('a full disk or a folder of somebody else: nothing is sent, and what to do is said', async () => {
  const file = path.join(profile, 'a-file');
  fs.writeFileSync(file, '');
  const end = await command.run([...pay(83).split(' '), '--user-data-dir', file]);

  expect(end.code).toBe(2);
  expect(end.stderr).toContain('--user-data-dir');
  expect(end.stderr).toContain('Nothing was sent');

  fs.mkdirSync(path.join(profile, 'ledger.jsonl'));
  const unreadable = await run(pay(83));
  expect(unreadable.code).toBe(2);
  expect(unreadable.stderr).toContain('ledger cannot be written');
  expect(sent(83)).toBe(0);
});
