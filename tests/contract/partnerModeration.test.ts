import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LocationId } from '../../contract/model/ids.ts';
import type { ModerationItem, ModerationItemName } from '../../contract/model/partner.ts';
import { ModerationDesk } from '../../main/partner/moderation/moderationDesk.ts';
import type { PartnerAtWork } from '../../main/partner/partnerAtWork.ts';
import { systemClock } from '../../main/clock.ts';
import { modeOf } from '../support/files.ts';
import { firstLocation, hastyClock, ledgerLines, partnerAt } from '../support/partnerAtWork.ts';
import { waitUntil } from '../support/waitUntil.ts';
import { type SalonApi, startSalon } from './salonApi.ts';

let salon: SalonApi;
let at: PartnerAtWork;
let locationId: LocationId;
let desk: ModerationDesk;
const bugs: unknown[] = [];

beforeEach(async () => {
  salon = await startSalon();
  // A wait for the owner takes a moment, or the simulator would be asked without a pause.
  const clock = { ...hastyClock, after: (ms: number, run: () => void) => systemClock.after(ms / 500, run) };
  at = { ...partnerAt(salon), clock };
  locationId = firstLocation(salon);
  desk = deskIn(at.dir);
  desk.setUp({
    locationId,
    registrationUrl: 'https://ringdesk.example.com/connect',
    description: 'Shows calls.',
  });
});

afterEach(async () => {
  desk.stop();
  expect(bugs.splice(0)).toEqual([]);
  expect(salon.simulator.violations).toEqual([]);
  await salon.simulator.stop();
});

function deskIn(dir: string): ModerationDesk {
  const opened = new ModerationDesk({
    clock: systemClock,
    onChange: () => undefined,
    onBug: (error) => bugs.push(error),
  });
  opened.work(dir);
  return opened;
}

const itemOf = (name: ModerationItemName): ModerationItem => {
  const item = desk.state.items.find((each) => each.name === name);
  if (!item) throw new Error(`No item ${name}`);
  return item;
};
const answersOf = (name: ModerationItemName): string[] =>
  itemOf(name).evidence.map(({ request, answer }) => `${request.operation}: ${answer}`);
const ended = () => waitUntil(() => !desk.state.running);

async function run(name: ModerationItemName | null): Promise<void> {
  expect(desk.run(at, name)).toEqual({ kind: 'done' });
  await ended();
}

/** The owner presses Connect as soon as the app is gone from the location. */
async function ownerReconnects(): Promise<void> {
  await waitUntil(() => itemOf('disconnectsAndReconnects').problem?.kind === 'ownerMustConnect');
  salon.simulator.setInstallation(locationId, 'pending');
}

test('the whole list passes, with evidence, through the ledger, and survives a restart', async () => {
  salon.simulator.setInstallation(locationId, 'pending');
  desk.run(at, null);
  await ownerReconnects();
  await ended();

  expect(desk.state.items.map(({ name, state, problem }) => ({ name, state, problem }))).toEqual(
    desk.state.items.map(({ name }) => ({ name, state: 'passed', problem: null })),
  );
  expect(ledgerLines(at).toReversed()).toEqual([
    'activateInstallation done',
    expect.stringMatching(/^notifyPayment done payment \d+$/),
    'notifyRefund done',
    'uninstallApplication done',
    'activateInstallation done',
    'activateInstallation done active',
  ]);
  expect(answersOf('disconnectsAndReconnects').map((line) => line.replace(/ since.*/, ''))).toEqual([
    'getInstallationStatus: active',
    'uninstallApplication: accepted',
    'getInstallationStatus: not installed',
    'getInstallationStatus: pending',
    'activateInstallation: accepted',
    'getInstallationStatus: active',
  ]);
  expect(answersOf('sendsRefund').at(-1)).toContain('refunded');
  expect(JSON.stringify(desk.state)).not.toContain(salon.simulator.partnerToken);

  expect(deskIn(at.dir).state).toEqual(desk.state);
  expect(modeOf(path.join(at.dir, 'moderation.json'))).toBe(0o600);
});

test('a location that is connected already cannot show that it connects', async () => {
  await run('connects');
  expect(itemOf('connects')).toMatchObject({ state: 'failed', problem: { kind: 'alreadyConnected' } });
  expect(ledgerLines(at)).toEqual([]);
});

test('connecting again shows at the same time that it connects', async () => {
  desk.run(at, 'disconnectsAndReconnects');
  await ownerReconnects();
  await ended();
  expect(itemOf('connects')).toMatchObject({ state: 'passed' });
  expect(answersOf('connects').map((line) => line.replace(/ since.*/, ''))).toEqual([
    'getInstallationStatus: not installed',
    'getInstallationStatus: pending',
    'activateInstallation: accepted',
    'getInstallationStatus: active',
  ]);
});

test('a lost answer to an activation is read back, and sent again only while it is pending', async () => {
  salon.simulator.setInstallation(locationId, 'pending');
  salon.simulator.failWith('lostAnswer', { path: /partner\/callback$/, times: 1 });
  await run('connects');
  expect(itemOf('connects').state).toBe('passed');
  expect(salon.simulator.requestsTo(/partner\/callback$/)).toHaveLength(1);

  salon.simulator.setInstallation(locationId, 'pending');
  salon.simulator.failWith('cutHeaders', { path: /partner\/callback$/, times: 1 });
  await run('connects');
  expect(itemOf('connects').state).toBe('passed');
  expect(salon.simulator.requestsTo(/partner\/callback$/)).toHaveLength(3);
});

test('a refund needs the payment first', async () => {
  await run('sendsRefund');
  expect(itemOf('sendsRefund')).toMatchObject({ state: 'failed', problem: { kind: 'invalidInput' } });
  await run('sendsPayment');
  await run('sendsRefund');
  expect(itemOf('sendsRefund').state).toBe('passed');
});

test('a wait for the owner that was cut short goes on after a restart, without disconnecting again', async () => {
  desk.run(at, 'disconnectsAndReconnects');
  await waitUntil(() => itemOf('disconnectsAndReconnects').problem !== null);
  // Both as if the app had been killed, and as it ends by itself.
  const kept = readFileSync(path.join(at.dir, 'moderation.json'), 'utf8');
  expect(kept).toContain('"running"');
  desk.stop();
  await ended();
  expect(itemOf('disconnectsAndReconnects')).toMatchObject({ state: 'open', problem: null });

  desk = deskIn(at.dir);
  salon.simulator.setInstallation(locationId, 'pending');
  await run('disconnectsAndReconnects');
  expect(itemOf('disconnectsAndReconnects').state).toBe('passed');
  expect(salon.simulator.requestsTo(/\/uninstall$/)).toHaveLength(1);
});

test('whoever took the new link may have activated it before the item goes on', async () => {
  desk.run(at, 'disconnectsAndReconnects');
  await waitUntil(() => itemOf('disconnectsAndReconnects').problem !== null);
  desk.stop();
  await ended();
  salon.simulator.setInstallation(locationId, 'pending');
  salon.simulator.setInstallation(locationId, 'active');
  await run('disconnectsAndReconnects');
  expect(itemOf('disconnectsAndReconnects').state).toBe('passed');
  expect(salon.simulator.requestsTo(/\/uninstall$/)).toHaveLength(1);
});

test('running anything else ends a wait', async () => {
  desk.run(at, 'disconnectsAndReconnects');
  await waitUntil(() => itemOf('disconnectsAndReconnects').problem !== null);
  await run('description');
  expect(itemOf('disconnectsAndReconnects').state).toBe('open');
  expect(itemOf('description').state).toBe('passed');
});

test('another location makes everything open again but what the page says', async () => {
  await run('sendsPayment');
  await run('description');
  const other = at.locations()[1]?.id ?? null;
  const { registrationUrl, description } = desk.state;
  desk.setUp({ locationId: other, registrationUrl, description });
  expect(itemOf('sendsPayment')).toMatchObject({ state: 'open', evidence: [] });
  expect(itemOf('description').state).toBe('passed');
  desk.setUp({ locationId: other, registrationUrl, description: '  ' });
  await run('description');
  expect(itemOf('description')).toMatchObject({ state: 'failed', problem: { kind: 'invalidInput' } });
});

test('nothing runs without a test location', () => {
  desk.setUp({ locationId: null, registrationUrl: '', description: '' });
  expect(desk.run(at, null)).toMatchObject({ problem: { kind: 'invalidInput' } });
});

test.each([
  'http://ringdesk.example.com/',
  'https://localhost/connect',
  'https://a:b@example.com/',
  'connect here',
])('the registration address %s does not pass', async (registrationUrl) => {
  desk.setUp({ locationId, registrationUrl, description: '' });
  await run('registrationUrl');
  expect(itemOf('registrationUrl').state).toBe('failed');
});

test('what Altegio refuses is told with its reason, and nobody’s address gets into the evidence', async () => {
  salon.simulator.failWith(
    { status: 403, message: 'Write to mia@example.com.' },
    { path: /partner\/payment$/ },
  );
  await run('sendsPayment');
  expect(itemOf('sendsPayment')).toMatchObject({ state: 'failed', problem: { kind: 'noRight' } });
  expect(answersOf('sendsPayment')).toEqual(['notifyPayment: noRight: Write to [email].']);
});

test('a payment that arrived is not sent a second time because the list could not be read after it', async () => {
  // The list is not needed before the payment is sent.
  salon.simulator.failWith(502, { path: /application\/\d+$/, times: 5 });
  await run('sendsPayment');
  expect(itemOf('sendsPayment')).toMatchObject({ state: 'failed', problem: { kind: 'server' } });
  await run('sendsPayment');
  expect(itemOf('sendsPayment').state).toBe('passed');
  expect(salon.simulator.requestsTo(/partner\/payment$/)).toHaveLength(1);
  await run('sendsRefund');
  expect(itemOf('sendsRefund').state).toBe('passed');
});
