import { afterEach, beforeEach, expect, test } from 'vitest';
import { PartnerAction, type PreparedAction } from '../../contract/model/partner.ts';
import { startSimulator, type Simulator } from '../../main/demo/simulator.ts';
import { makeDemoSalon } from '../../main/demo/data/makeDemoSalon.ts';
import { aFolder } from '../support/files.ts';
import { PartnerSalonDesk } from './partnerSalon.ts';

let simulator: Simulator;
let salon: PartnerSalonDesk;
let ids: number[];

beforeEach(async () => {
  simulator = await startSimulator({
    salon: makeDemoSalon({ now: Date.now(), daysBack: 0, drawnClients: 0 }),
  });
  salon = new PartnerSalonDesk(simulator, { dir: aFolder() });
  ids = simulator.salon.locations.map(({ id }) => id);
});

afterEach(async () => {
  await salon.desk.stop();
  expect(simulator.violations).toEqual([]);
  await simulator.stop();
});

const uninstallOf = (id: number): string =>
  `POST /marketplace/salon/${id}/application/${simulator.applicationId}/uninstall`;
const titleOf = (id: number): string => simulator.salon.locations.find((row) => row.id === id)?.title ?? '';

async function prepared(kind: 'disconnect' | 'enableTelephony' | 'disableTelephony', locationId: number) {
  const answer = await salon.desk.prepare(PartnerAction.parse({ kind, locationId }));
  if (!answer.ok) throw new Error(answer.error.kind);
  return answer.value;
}
const send = ({ id, typeToConfirm }: PreparedAction) => salon.desk.send(id, typeToConfirm);

test('a location is disconnected when its name was typed', async () => {
  const [first = 0] = ids;
  const action = await prepared('disconnect', first);
  expect(action).toMatchObject({ typeToConfirm: titleOf(first), difference: null });
  expect(action.requests.map(({ operation }) => operation)).toEqual(['uninstallApplication']);
  expect(await salon.desk.send(action.id, 'another place')).toMatchObject({
    problem: { kind: 'typedWrong' },
  });
  expect(simulator.requestsTo(uninstallOf(first))).toEqual([]);

  expect(await send(action)).toEqual({ kind: 'done' });
  expect(simulator.installationState(first)).toBe('notInstalled');
  expect(salon.ledger.map(({ operation, state }) => [operation, state])).toEqual([
    ['uninstallApplication', 'done'],
  ]);
  await expect.poll(() => salon.installationsTold).toEqual([first, first]);
});

test('a lost answer is settled by the status, and the ledger says what came of it', async () => {
  const [first = 0] = ids;
  const action = await prepared('disconnect', first);
  simulator.failWith('lostAnswer', { path: uninstallOf(first), times: 1 });
  expect(await send(action)).toEqual({ kind: 'done' });
  expect(simulator.requestsTo(uninstallOf(first))).toHaveLength(1);
  expect(salon.ledger).toMatchObject([{ state: 'done', answer: 'notInstalled' }]);
});

test('a request that never arrived is told of as lost and not repeated by itself', async () => {
  const [first = 0] = ids;
  const action = await prepared('disconnect', first);
  simulator.failWith('cutHeaders', { path: uninstallOf(first), times: 1 });
  expect(await send(action)).toMatchObject({ problem: { kind: 'answerLost' } });
  expect(simulator.installationState(first)).toBe('active');
  expect(salon.ledger).toMatchObject([{ state: 'lost' }]);
});

test('what is gone already counts as disconnected', async () => {
  const [first = 0] = ids;
  const action = await prepared('disconnect', first);
  simulator.setInstallation(first, 'notInstalled');
  expect(await send(action)).toEqual({ kind: 'done' });
});

test('a refusal is told, and nothing else happens', async () => {
  const [first = 0] = ids;
  const action = await prepared('disconnect', first);
  simulator.failWith(403, { path: uninstallOf(first) });
  expect(await send(action)).toMatchObject({ problem: { kind: 'noRight' } });
  expect(salon.ledger).toMatchObject([{ state: 'refused' }]);
});

test('telephony stays while another location of the chain needs it, and ends with the last one', async () => {
  await salon.connect(simulator.registrationLink({ locationIds: ids }));
  for (const id of ids.slice(0, 2)) {
    const action = await prepared('disconnect', id);
    expect(action.requests.map(({ operation }) => operation)).toEqual(['uninstallApplication']);
    await send(action);
  }
  expect(simulator.telephonyEnabled).toBe(true);

  const last = await prepared('disconnect', ids[2] ?? 0);
  expect(last.requests.map(({ operation }) => operation)).toEqual([
    'sendVoipCommand',
    'uninstallApplication',
  ]);
  expect(JSON.stringify(last)).not.toContain(simulator.salon.crmToken);
  expect(await send(last)).toEqual({ kind: 'done' });
  expect(simulator.telephonyEnabled).toBe(false);
  expect(ids.map((id) => simulator.installationState(id))).toEqual([
    'notInstalled',
    'notInstalled',
    'notInstalled',
  ]);
});

test('a location connects again after it was disconnected', async () => {
  const [first = 0] = ids;
  await send(await prepared('disconnect', first));
  const state = await salon.connect(simulator.registrationLink({ locationIds: [first] }));
  expect(state.registration).toMatchObject({ telephony: 'enabled', locations: [{ state: 'active' }] });
});

test('telephony is switched off and on with the token that a link once brought', async () => {
  const [first = 0] = ids;
  const unknown = PartnerAction.parse({ kind: 'disableTelephony', locationId: first });
  expect(await salon.desk.prepare(unknown)).toMatchObject({ error: { kind: 'notFound' } });

  await salon.connect(simulator.registrationLink({ locationIds: ids }));
  expect(await send(await prepared('disableTelephony', first))).toEqual({ kind: 'done' });
  expect(simulator.telephonyEnabled).toBe(false);
  expect(await send(await prepared('enableTelephony', ids[1] ?? 0))).toEqual({ kind: 'done' });
  expect(simulator.telephonyEnabled).toBe(true);
});

test('with the PIN locked nothing shows and nothing is done', async () => {
  const action = await prepared('disconnect', ids[0] ?? 0);
  salon.unlocked = false;
  expect(salon.desk.state).toMatchObject({ ready: false, registration: null, ledgerChange: 0 });
  const pinNeeded = { kind: 'problem', problem: { kind: 'pinNeeded', detail: null } };
  expect(await send(action)).toEqual(pinNeeded);
  expect(salon.activate()).toEqual(pinNeeded);
  expect(salon.desk.dropLink()).toEqual(pinNeeded);
  expect(await salon.desk.setReceiver(true, null)).toEqual(pinNeeded);
  expect(salon.desk.ledger(0, 10)).toEqual({ ok: false, error: pinNeeded.problem });
  expect(simulator.requests.filter(({ method }) => method === 'POST')).toEqual([]);
});

test('a 404 from somewhere on the way is no proof that the app is gone', async () => {
  const [first = 0] = ids;
  const action = await prepared('disconnect', first);
  simulator.failWith(404, { path: uninstallOf(first), times: 1 });
  expect(await send(action)).toMatchObject({ problem: { kind: 'notFound' } });
  expect(simulator.installationState(first)).toBe('active');
  expect(salon.ledger).toMatchObject([{ state: 'refused' }]);
});

test('telephony stays while a location needs it that came with the same link and is not watched here', async () => {
  const [first = 0, ...others] = ids;
  await salon.desk.stop();
  salon = new PartnerSalonDesk(simulator, { dir: aFolder(), watched: [first] });
  await salon.connect(simulator.registrationLink({ locationIds: ids }));
  const action = await prepared('disconnect', first);
  expect(action.requests.map(({ operation }) => operation)).toEqual(['uninstallApplication']);
  await send(action);
  expect(simulator.telephonyEnabled).toBe(true);
  expect(others.map((id) => simulator.installationState(id))).toEqual(['active', 'active']);
});
