import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listMine } from '../../main/altegio/locations.ts';
import { startSimulator, type Simulator } from '../../main/demo/simulator.ts';
import { makeDemoSalon } from '../../main/demo/data/makeDemoSalon.ts';
import { FakeClock } from '../support/fakeClock.ts';
import { FakeSafeStorage } from '../support/fakeSafeStorage.ts';
import { aFolder, diskWithRoom, modeOf } from '../support/files.ts';
import { PartnerSalonDesk, type PartnerOptions } from './partnerSalon.ts';

const CALLBACK = 'POST /marketplace/partner/callback';
const VOIP = 'POST /api/v1/voip/integration';
const mia = { id: 9, name: 'Mia Wójcik', email: 'mia@example.com' };

let simulator: Simulator;
let timer: FakeClock;
let dir: string;
let ids: number[];
const open: PartnerSalonDesk[] = [];

beforeEach(async () => {
  timer = new FakeClock();
  simulator = await startSimulator({
    timer,
    salon: makeDemoSalon({ now: Date.now(), daysBack: 0, drawnClients: 0 }),
  });
  dir = aFolder();
  ids = simulator.salon.locations.map(({ id }) => id);
});

afterEach(async () => {
  await Promise.all(open.splice(0).map(({ desk }) => desk.stop()));
  expect(simulator.violations).toEqual([]);
  await simulator.stop();
});

function aDesk(options: Partial<PartnerOptions> = {}): PartnerSalonDesk {
  const desk = new PartnerSalonDesk(simulator, { dir, ...options });
  open.push(desk);
  return desk;
}
const statesOf = ({ registration }: PartnerSalonDesk['desk']['state']) =>
  registration?.locations.map(({ state }) => state);
const everything = (): string =>
  fs
    .readdirSync(dir)
    .map((name) => fs.readFileSync(path.join(dir, name), 'utf8'))
    .join('\n');

test.each(['repeated', 'list'] as const)(
  'a %s link of three locations is shown first, then each is activated and telephony enabled',
  async (form) => {
    const salon = aDesk();
    const { desk } = salon;
    expect(
      await desk.readLink(simulator.registrationLink({ locationIds: ids, form, user: mia })),
    ).toMatchObject({
      ok: true,
    });
    expect(desk.state.registration).toMatchObject({
      phase: 'read',
      source: 'pasted',
      user: { name: 'Mia Wójcik' },
      canEnableTelephony: true,
      chainId: simulator.salon.chain.id,
    });
    expect(statesOf(desk.state)).toEqual(['waiting', 'waiting', 'waiting']);
    expect(simulator.requests.filter(({ method }) => method !== 'GET')).toEqual([]);

    expect(salon.activate()).toEqual({ kind: 'done' });
    const { registration } = await salon.until((state) => state.registration?.phase === 'done');
    expect(registration).toMatchObject({ telephony: 'enabled', telephonyProblem: null });
    expect(registration?.locations.map(({ state }) => state)).toEqual(['active', 'active', 'active']);
    expect(simulator.requestsTo(CALLBACK)).toHaveLength(3);
    expect(ids.map((id) => simulator.installationState(id))).toEqual(['active', 'active', 'active']);
    expect(simulator.voipCommands).toEqual([{ command: 'setup', type: 'enable' }]);
    expect(salon.ledger.map(({ operation, state }) => [operation, state])).toEqual([
      ['sendVoipCommand', 'done'],
      ...ids.map(() => ['activateInstallation', 'done']),
    ]);
    expect(salon.installationsTold).toEqual(ids);
  },
);

test('the telephony token is nowhere in a file, a state or the ledger', async () => {
  const salon = aDesk();
  await salon.connect(simulator.registrationLink({ locationIds: ids }));
  expect(everything()).not.toContain(simulator.salon.crmToken);
  expect(everything()).not.toContain(Buffer.from(simulator.salon.crmToken).toString('base64'));
  expect(JSON.stringify([salon.desk.state, salon.ledger])).not.toContain(simulator.salon.crmToken);
  expect(everything()).toContain('[token]');
  for (const name of fs.readdirSync(dir)) expect([name, modeOf(path.join(dir, name))]).toEqual([name, 0o600]);
});

test('until is an hour after the earliest consent', async () => {
  const { desk } = aDesk();
  const link = simulator.registrationLink({ locationIds: ids });
  const inHalfAnHourMs = simulator.now() + 1_800_000;
  simulator.setInstallation(ids[1] ?? 0, 'pending', { secondsAgo: 1800 });
  await desk.readLink(link);
  const minutesOff = (Date.parse(desk.state.registration?.until ?? '') - inHalfAnHourMs) / 60_000;
  expect(Math.round(minutesOff)).toBeCloseTo(0);
});

test('an activation whose answer is lost is not sent again when the status says active', async () => {
  simulator.failWith('lostAnswer', { path: CALLBACK, times: 1 });
  const salon = aDesk();
  const state = await salon.connect(simulator.registrationLink({ locationIds: [ids[0] ?? 0] }));
  expect(statesOf(state)).toEqual(['active']);
  expect(simulator.requestsTo(CALLBACK)).toHaveLength(1);
  expect(salon.ledger.map(({ state, answer }) => [state, answer]).at(-1)).toEqual(['done', 'active']);
});

test('an activation that never arrived is sent again once the status has said pending', async () => {
  simulator.failWith('cutHeaders', { path: CALLBACK, times: 2 });
  const salon = aDesk();
  const state = await salon.connect(simulator.registrationLink({ locationIds: [ids[0] ?? 0] }));
  expect(statesOf(state)).toEqual(['active']);
  const lines = simulator.requests.map(({ method, path: at }) => `${method} ${at}`);
  const sent = lines.filter((line) => /callback|application/.test(line));
  const status = `GET /marketplace/salon/${ids[0] ?? 0}/application/${simulator.applicationId}`;
  expect(sent).toEqual([status, CALLBACK, status, CALLBACK, status, CALLBACK]);
  expect(salon.ledger.map(({ state }) => state)).toEqual(['done', 'done', 'lost', 'lost']);
});

test('while the status of a lost activation cannot be read either, nothing is sent', async () => {
  const salon = aDesk();
  await salon.desk.readLink(simulator.registrationLink({ locationIds: ids.slice(0, 1) }));
  simulator.failWith('lostAnswer', { path: CALLBACK, times: 1 });
  simulator.failWith(502, { path: '/application/', times: 3 });
  salon.activate();
  const state = await salon.until(({ registration }) => registration?.phase === 'done');
  expect(statesOf(state)).toEqual(['active']);
  expect(simulator.requestsTo(CALLBACK)).toHaveLength(1);
  expect(simulator.requestsTo(/application\/\d+$/)).toHaveLength(5);
});

test('with a full disk nothing is activated, and the link stays as it was', async () => {
  const fs = diskWithRoom(1_000_000);
  const salon = aDesk({ fs });
  await salon.desk.readLink(simulator.registrationLink({ locationIds: ids }));
  fs.room = 0;
  expect(salon.activate()).toMatchObject({ problem: { kind: 'diskFull' } });
  expect(salon.desk.state.registration?.phase).toBe('read');
  expect(simulator.requestsTo(CALLBACK)).toEqual([]);

  fs.room = 1_000_000;
  salon.activate();
  const state = await salon.until(({ registration }) => registration?.phase === 'done');
  expect(statesOf(state)).toEqual(['active', 'active', 'active']);
});

test('an account that is taken away leaves the ledger, and no link or token', async () => {
  const salon = aDesk();
  await salon.connect(simulator.registrationLink({ locationIds: ids }));
  salon.desk.forget(dir);
  expect(fs.readdirSync(dir).sort()).toEqual(['ledger.jsonl', 'receiver.json']);
});

test('a location that is not watched here yet is called by its name', async () => {
  const salon = aDesk({ watched: [] });
  await salon.desk.readLink(simulator.registrationLink({ locationIds: ids }));
  expect(salon.desk.state.registration?.locations.map(({ title }) => title)).toEqual(
    simulator.salon.locations.map(({ title }) => title),
  );
});

test('a salon that is active already is taken on without a callback, and its telephony enabled', async () => {
  const link = simulator.registrationLink({ locationIds: ids });
  simulator.setInstallation(ids[0] ?? 0, 'active');
  const state = await aDesk().connect(link);
  expect(statesOf(state)).toEqual(['alreadyActive', 'active', 'active']);
  expect(simulator.requestsTo(CALLBACK)).toHaveLength(2);
  expect(state.registration?.telephony).toBe('enabled');
});

test('a refusal because it became active meanwhile is success', async () => {
  const salon = aDesk();
  await salon.desk.readLink(simulator.registrationLink({ locationIds: ids.slice(0, 1) }));
  simulator.setInstallation(ids[0] ?? 0, 'active');
  salon.activate();
  const state = await salon.until(({ registration }) => registration?.phase === 'done');
  expect(statesOf(state)).toEqual(['alreadyActive']);
  expect(state.registration?.locations[0]?.problem).toBeNull();
});

test('ids that no owner agreed to are refused one by one, and nothing is sent for them', async () => {
  const [first = 0, second = 0, third = 0] = ids;
  const link = simulator.registrationLink({ locationIds: [first] });
  simulator.setInstallation(second, 'notInstalled');
  simulator.setInstallation(third, 'freezed');
  const salon = aDesk();
  const state = await salon.connect(`${link}&salon_ids=${second},${third},999`);
  expect(state.registration?.locations.map(({ state, problem }) => [state, problem?.kind ?? null])).toEqual([
    ['active', null],
    ['refused', 'notFound'],
    ['refused', 'refused'],
    ['refused', 'notFound'],
  ]);
  expect(simulator.requestsTo(CALLBACK)).toHaveLength(1);
});

test('too late is said so, and pressing Connect again in Altegio works', async () => {
  const salon = aDesk();
  const link = simulator.registrationLink({ locationIds: ids.slice(0, 1) });
  simulator.setInstallation(ids[0] ?? 0, 'pending', { secondsAgo: 3700 });
  const late = await salon.connect(link);
  expect(late.registration?.locations[0]).toMatchObject({
    state: 'late',
    problem: { kind: 'activationLate' },
  });
  expect(late.registration?.telephony).toBe('failed');

  const state = await salon.connect(simulator.registrationLink({ locationIds: ids.slice(0, 1) }));
  expect(statesOf(state)).toEqual(['active']);
});

test('without a telephony token the locations are activated and telephony is left alone', async () => {
  const state = await aDesk().connect(simulator.registrationLink({ locationIds: ids, telephony: false }));
  expect(state.registration).toMatchObject({ canEnableTelephony: false, telephony: 'noToken' });
  expect(simulator.requestsTo(VOIP)).toEqual([]);
});

test('telephony is tried again when its answer is lost, and given up when it is refused', async () => {
  simulator.failWith('lostAnswer', { path: VOIP, times: 2 });
  const first = await aDesk().connect(simulator.registrationLink({ locationIds: ids.slice(0, 1) }));
  expect(first.registration?.telephony).toBe('enabled');
  expect(simulator.requestsTo(VOIP)).toHaveLength(3);

  simulator.failWith(404, { path: VOIP });
  const second = await aDesk().connect(simulator.registrationLink({ locationIds: ids.slice(0, 1) }));
  expect(second.registration).toMatchObject({ telephony: 'failed', telephonyProblem: { kind: 'notFound' } });
  expect(simulator.requestsTo(VOIP)).toHaveLength(4);
});

test('what failed is tried again by pressing Connect once more', async () => {
  const salon = aDesk();
  simulator.failWith(404, { path: VOIP });
  await salon.connect(simulator.registrationLink({ locationIds: ids.slice(0, 1) }));
  simulator.heal();
  expect(salon.activate()).toEqual({ kind: 'done' });
  await salon.until(({ registration }) => registration?.phase === 'done');
  expect(salon.desk.state.registration?.telephony).toBe('enabled');
  expect(simulator.requestsTo(CALLBACK)).toHaveLength(1);
});

test.each(['user', 'signature', 'unsigned'] as const)(
  'a link with a tampered signature (%s) is refused whole and asks for nothing',
  async (tamper) => {
    const { desk } = aDesk();
    const link = simulator.registrationLink({ locationIds: ids, user: mia, tamper });
    expect(await desk.readLink(link)).toEqual({
      ok: false,
      error: { kind: 'signatureWrong', detail: null },
    });
    expect(desk.state.registration).toBeNull();
    expect(simulator.requests).toEqual([]);
  },
);

test('a refused partner token refuses the link', async () => {
  const salon = aDesk();
  const link = simulator.registrationLink({ locationIds: ids });
  simulator.failWith(401, { path: '/application/' });
  expect(await salon.desk.readLink(link)).toMatchObject({ error: { kind: 'wrongPartnerToken' } });
  expect(salon.desk.state.registration).toBeNull();
});

test('an activation cut off in the middle goes on by itself after a restart, with the PIN locked', async () => {
  const safeStorage = new FakeSafeStorage();
  const first = aDesk({ safeStorage });
  await first.desk.readLink(simulator.registrationLink({ locationIds: ids }));
  // The second activation is never answered, and the app is killed while it waits.
  const endFault = simulator.failWith('slowHeaders', { path: CALLBACK, locationId: ids[1] ?? 0 });
  first.activate();
  await first.until(({ registration }) => registration?.locations[1]?.state === 'sending');
  expect(simulator.requestsTo(CALLBACK).length).toBeLessThan(3);
  const killed = { ...first.desk.state.registration };
  expect(killed.phase).toBe('activating');
  await first.desk.stop();
  endFault();

  const second = aDesk({ safeStorage });
  second.unlocked = false;
  expect(second.desk.state.registration).toBeNull();
  await expect
    .poll(() => ids.map((id) => simulator.installationState(id)))
    .toEqual(['active', 'active', 'active']);
  await expect.poll(() => simulator.voipCommands.length).toBe(1);
  second.unlocked = true;
  const { registration } = await second.until((state) => state.registration?.phase === 'done');
  expect(registration).toMatchObject({ id: killed.id, telephony: 'enabled' });
  expect(second.ledger.map(({ state }) => state)).toContain('lost');
});

test('without a keyring the telephony token is gone after a restart, and the state says so', async () => {
  const safeStorage = new FakeSafeStorage();
  safeStorage.available = false;
  const link = simulator.registrationLink({ locationIds: ids.slice(0, 1) });
  await aDesk({ safeStorage }).desk.readLink(link);
  expect(everything()).not.toContain(simulator.salon.crmToken);

  const second = aDesk({ safeStorage });
  second.activate();
  const state = await second.until(({ registration }) => registration?.phase === 'done');
  expect(statesOf(state)).toEqual(['active']);
  expect(state.registration?.telephony).toBe('noToken');
});

test('a link from outside waits for the PIN, is only read then, and nothing is sent for it', async () => {
  const salon = aDesk();
  salon.unlocked = false;
  const link = `ringdesk://connect?${simulator.registrationLink({ locationIds: ids }).split('?')[1] ?? ''}`;
  salon.desk.offer(link, 'deepLink');
  expect(await salon.desk.readLink(link)).toMatchObject({ error: { kind: 'pinNeeded' } });
  // Requests leave in order: had the link asked for anything, it would have come before this.
  await listMine(salon.salon.watch.api);
  expect(simulator.requests.map(({ path: at }) => at)).toEqual(['/api/v1/companies']);

  salon.unlocked = true;
  salon.desk.managerChanged();
  const state = await salon.until(({ registration }) => registration !== null);
  expect(state.registration).toMatchObject({ source: 'deepLink', phase: 'read' });
  expect(simulator.requests.every(({ method }) => method === 'GET')).toBe(true);
});

test('a hostile link from outside is refused without a request', async () => {
  const salon = aDesk();
  for (const link of ['ringdesk://connect', 'ringdesk://connect?salon_id=-1', 'ringdesk://evil?salon_id=1']) {
    salon.desk.offer(link, 'deepLink');
    await Promise.resolve();
  }
  expect(salon.linksRefused).toEqual(['linkInvalid', 'linkInvalid', 'linkInvalid']);
  expect(simulator.requests).toEqual([]);
});

test('a link that was read for one app is not gone on with for another, and waits for its own', async () => {
  const safeStorage = new FakeSafeStorage();
  const first = aDesk({ safeStorage });
  await first.desk.readLink(simulator.registrationLink({ locationIds: ids }));
  await first.desk.stop();

  const other = aDesk({ safeStorage, applicationId: simulator.applicationId + 1 });
  expect(other.desk.state.registration).toBeNull();
  expect(other.activate()).toMatchObject({ problem: { kind: 'gone' } });
  await other.desk.stop();
  expect(simulator.requestsTo(CALLBACK)).toEqual([]);

  const again = aDesk({ safeStorage });
  expect(again.desk.state.registration).toMatchObject({ phase: 'read' });
});

test('a dropped link leaves no token behind', async () => {
  const salon = aDesk();
  await salon.desk.readLink(simulator.registrationLink({ locationIds: ids }));
  expect(salon.desk.dropLink()).toEqual({ kind: 'done' });
  expect(salon.desk.state.registration).toBeNull();
  expect(fs.existsSync(path.join(dir, 'registration.json'))).toBe(false);
  expect(salon.activate()).toMatchObject({ problem: { kind: 'gone' } });
});

test('Activate is for the link that was seen: one that took its place from outside is not activated', async () => {
  const salon = aDesk();
  const [first = 0, second = 0] = ids;
  await salon.desk.readLink(simulator.registrationLink({ locationIds: [first] }));
  const seen = salon.desk.state.registration?.id ?? '';
  const strange = simulator.registrationLink({ locationIds: [second] });
  salon.desk.offer(`ringdesk://connect?${strange.split('?')[1] ?? ''}`, 'deepLink');
  const { registration } = await salon.until((state) => state.registration?.source === 'deepLink');

  expect(salon.desk.activate(seen)).toMatchObject({ problem: { kind: 'changedMeanwhile' } });
  // It shows since this very moment: whoever presses now has meant the other one.
  expect(salon.desk.activate(registration?.id ?? '')).toMatchObject({
    problem: { kind: 'changedMeanwhile' },
  });
  expect(simulator.requestsTo(CALLBACK)).toEqual([]);
});

test('a pasted link does not wait for one from outside with a thousand locations', async () => {
  const salon = aDesk();
  const many = Array.from({ length: 1000 }, (_, index) => 50_000 + index).join(',');
  salon.desk.offer(`ringdesk://connect?salon_ids=${many}`, 'deepLink');
  const link = simulator.registrationLink({ locationIds: ids });
  expect(await salon.desk.readLink(link)).toMatchObject({ ok: true });
  expect(salon.desk.state.registration).toMatchObject({ source: 'pasted' });
  expect(simulator.requests.length).toBeLessThan(20);
  expect(salon.linksRefused).toEqual(['gone']);
});

test('an account that is forgotten while telephony is being enabled leaves no token behind', async () => {
  const salon = aDesk();
  await salon.desk.readLink(simulator.registrationLink({ locationIds: ids.slice(0, 1) }));
  simulator.failWith({ delayMs: 100 }, { path: VOIP });
  salon.activate();
  await expect.poll(() => simulator.requestsTo(VOIP).length).toBe(1);
  salon.desk.work(null);
  salon.desk.forget(dir);
  await timer.advance(100);
  const { api } = salon.salon.watch;
  await expect.poll(() => everything()).toContain('accepted');
  await listMine(api);
  expect(fs.readdirSync(dir)).not.toContain('telephony-tokens.json');
});

test('a partner token that is refused in the middle ends the activation, and the rest can be tried again', async () => {
  const salon = aDesk();
  await salon.desk.readLink(simulator.registrationLink({ locationIds: ids }));
  simulator.failWith(401, { path: CALLBACK });
  salon.activate();
  const state = await salon.until(({ registration }) => registration?.phase === 'done');
  expect(statesOf(state)).toEqual(['failed', 'failed', 'failed']);
  expect(state.registration?.telephonyProblem?.kind).toBe('wrongPartnerToken');
  expect(simulator.requestsTo(CALLBACK)).toHaveLength(1);

  simulator.heal();
  salon.activate();
  const again = await salon.until(({ registration }) => registration?.phase === 'done');
  expect(statesOf(again)).toEqual(['active', 'active', 'active']);
});
