import { get } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startSimulator, type Simulator } from '../../main/demo/simulator.ts';
import { makeDemoSalon } from '../../main/demo/data/makeDemoSalon.ts';
import { aFolder } from '../support/files.ts';
import { PartnerSalonDesk } from './partnerSalon.ts';

let simulator: Simulator;
let dir: string;
let salon: PartnerSalonDesk;

beforeEach(async () => {
  simulator = await startSimulator({
    salon: makeDemoSalon({ now: Date.now(), daysBack: 0, drawnClients: 0 }),
  });
  dir = aFolder();
  salon = new PartnerSalonDesk(simulator, { dir });
});

afterEach(async () => {
  await salon.desk.stop();
  expect(simulator.violations).toEqual([]);
  await simulator.stop();
});

async function switchedOn(): Promise<{ registrationUrl: string; noticesUrl: string; port: number | null }> {
  expect(await salon.desk.setReceiver(true, null)).toEqual({ kind: 'done' });
  const { registrationUrl, noticesUrl, port } = salon.desk.state.receiver;
  return { registrationUrl: registrationUrl ?? '', noticesUrl: noticesUrl ?? '', port };
}

test('a true notice makes the location be looked at now, once however often it comes; a stranger’s is counted', async () => {
  const { noticesUrl } = await switchedOn();
  const [first, second] = simulator.salon.locations.map(({ id }) => id);
  const notice = { locationId: first ?? 0, event: 'freeze' };
  expect(await simulator.sendNotice(noticesUrl, notice)).toBe(204);
  expect(await simulator.sendNotice(noticesUrl, notice)).toBe(204);
  expect(
    await simulator.sendNotice(noticesUrl, {
      locationId: second ?? 0,
      event: 'uninstall',
      partnerToken: 'x',
    }),
  ).toBe(403);

  expect(salon.installationsTold).toEqual([first]);
  expect(salon.desk.state.receiver).toMatchObject({
    lastNotice: { locationId: first, event: 'freeze', repeated: true },
    refusedNotices: 1,
  });
});

test('a redirect of the browser is read into the form, and nothing is sent for it', async () => {
  const { registrationUrl } = await switchedOn();
  const link = simulator.registrationLink({ locationIds: simulator.salon.locations.map(({ id }) => id) });
  // Not fetch, which says that it is a script's.
  const page = await new Promise<string>((resolve, reject) => {
    get(`${registrationUrl}?${link.split('?')[1] ?? ''}`, (answer) => {
      text(answer).then(resolve, reject);
    }).on('error', reject);
  });
  expect(page).toContain('You can go back to Ringdesk');

  const state = await salon.until(({ registration }) => registration !== null);
  expect(state.registration).toMatchObject({ source: 'page', phase: 'read' });
  expect(simulator.requests.every(({ method }) => method === 'GET')).toBe(true);
});

test('after a restart it listens at the same address, and when switched off no more', async () => {
  const { noticesUrl, port } = await switchedOn();
  await salon.desk.stop();
  await expect(simulator.sendNotice(noticesUrl, { locationId: 1, event: 'x' })).rejects.toMatchObject({
    code: 'ECONNREFUSED',
  });

  salon = new PartnerSalonDesk(simulator, { dir });
  const again = await salon.until(({ receiver }) => receiver.port !== null);
  expect(again.receiver.port).toBe(port);
  expect(await salon.desk.setReceiver(false, port)).toEqual({ kind: 'done' });
  await salon.desk.stop();

  salon = new PartnerSalonDesk(simulator, { dir });
  await salon.desk.setReceiver(false, null);
  expect(salon.desk.state.receiver).toMatchObject({ on: false, port: null });
});

test('another salon at work takes the receiver’s port over', async () => {
  const { port } = await switchedOn();
  salon.desk.work(null);
  expect(salon.desk.state.receiver.on).toBe(false);
  salon.desk.work(salon.salon);
  const state = await salon.until(({ receiver }) => receiver.port !== null);
  expect(state.receiver).toMatchObject({ on: true, port, problem: null });
});
