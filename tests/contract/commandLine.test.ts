import { afterAll, afterEach, beforeAll, describe, expect, it, test } from 'vitest';
import { COMMAND_NAMES } from '../../main/command-line/commands.ts';
import { isObject } from '../../main/demo/fields.ts';
import { type Simulator, startSimulator } from '../../main/demo/simulator.ts';
import { type AltegioCommand, buildAltegioCommand, type CommandEnd } from '../support/altegioCommand.ts';
import { someClient } from './contractOperation.ts';

let simulator: Simulator;
let command: AltegioCommand;
const ends: CommandEnd[] = [];

beforeAll(async () => {
  simulator = await startSimulator();
  command = await buildAltegioCommand(simulator);
});
afterEach(() => {
  simulator.heal();
});
afterAll(async () => {
  await command.remove();
  await simulator.stop();
});

async function run(line: string, environment?: Readonly<Record<string, string>>): Promise<CommandEnd> {
  const end = await command.run(line.split(' '), { environment: environment ?? {} });
  ends.push(end);
  return end;
}

function firstIds() {
  const { locationId, clientId } = someClient(simulator);
  const { salon } = simulator;
  const member = salon.staff.find((one) => one.locationId === Number(locationId));
  const appointment = salon.appointments.find((one) => one.locationId === Number(locationId));
  const [service] = salon.services;
  if (!member || !appointment || !service) throw new Error('The salon is empty');
  return {
    location: locationId,
    client: clientId,
    staff: member.id,
    service: service.id,
    appointment: appointment.id,
  };
}

const PAYMENT = '--sum 49.9 --currency USD --paid 2026-11-25 --from 2026-11-25 --to 2026-12-25';
const CALL = '--type incoming --phone +13155550175 --diversion +13155550100';

/** What is typed, with ids of the salon in braces. The last ones take the app away. */
const LINES: readonly string[] = [
  'status',
  'connected --page 1',
  'calls {location} --from 2026-01-01 --limit 5',
  'locations',
  'location {location}',
  'team {location}',
  'services {location} --staff {staff}',
  'activate {location} --yes',
  'voip enable --yes',
  `voip event ${CALL} --yes`,
  `voip history ${CALL} --duration 30 --call-id a1 --status success --date 2026-11-25T10:00:00+02:00 --yes`,
  'voip disable --yes',
  'tariffs',
  `payment {location} ${PAYMENT} --yes`,
  'refund 1524 --yes',
  'payment-link {location} --discount 15',
  'discount 15 {location} --yes',
  'hooks get {location}',
  'hooks set {location} --add https://hooks.example.com/ours?key=hidden --yes',
  'clients find {location} 555',
  'clients find {location} 555 --older-list',
  'clients show {location} {client}',
  'clients add {location} --name Marta --phone +13155559876 --yes',
  'clients change {location} {client} --note Ring_first --yes',
  'clients comment {location} {client} rang again --yes',
  'clients visits {location} {client}',
  'appointments list {location}',
  'appointments show {location} {appointment}',
  'appointments add {location} --at 2027-03-01T22:30 --staff {staff} --service {service} --name Marta --phone +13155559876 --yes',
  'countries',
  'cities --country 7',
  'business-types',
  'channel {location} sms on --yes',
  'short-names {location} Salon --yes',
  'uninstall {location} --yes',
  'ledger --open --limit 5',
];

describe('each command works against the salon and answers with one JSON document', () => {
  it.each(LINES)('%s', async (line) => {
    const ids: Readonly<Record<string, number>> = firstIds();
    const typed = line.replace(/\{(\w+)\}/g, (_all, name: string) => String(ids[name]));

    const end = await run(`${typed} --json`);

    expect(end).toMatchObject({ code: 0, stderr: '' });
    expect(() => JSON.parse(end.stdout) as unknown).not.toThrow();
    expect(simulator.violations).toEqual([]);
  });

  test('and none is left out but signing in, which needs a person', () => {
    const tried = COMMAND_NAMES.filter((name) => LINES.some((line) => `${line} `.startsWith(`${name} `)));
    expect(COMMAND_NAMES.filter((name) => !tried.includes(name))).toEqual(['sign-in']);
  });
});

test('people get a table, with numbers masked unless they ask for them', async () => {
  const { client, locationId } = someClient(simulator);
  const end = client.phone.slice(-4);

  const masked = await run(`clients show ${locationId} ${client.id}`);
  expect(masked.stdout).toMatch(new RegExp(`Phone +\\+\\d.* ••• ${end}\n`));

  const full = await run(`clients show ${locationId} ${client.id} --full-numbers`);
  expect(full.stdout.replace(/\D/g, '')).toContain(client.phone.replace(/\D/g, ''));
});

test('a refused token ends with 4 and is named', async () => {
  const partner = await run('locations --json', { RINGDESK_PARTNER_TOKEN: 'not-a-good-token' });
  expect(partner).toMatchObject({ code: 4, stdout: '' });
  expect(JSON.parse(partner.stderr)).toMatchObject({ error: { kind: 'unauthorized', exitCode: 4 } });
  expect(partner.stderr).toContain('RINGDESK_PARTNER_TOKEN');

  const user = await run('locations', { RINGDESK_USER_TOKEN: 'not-a-good-token' });
  expect(user.code).toBe(4);
  expect(user.stderr).toContain('RINGDESK_USER_TOKEN');

  const chain = await run('voip enable --yes', { RINGDESK_CRM_TOKEN: 'not-a-good-token' });
  expect(chain.code).toBe(4);
  expect(chain.stderr).toContain('RINGDESK_CRM_TOKEN');

  expect((await run('status', { RINGDESK_PARTNER_TOKEN: 'not-a-good-token' })).code).toBe(4);
});

test('an unknown id ends with 1, wrong input with 2', async () => {
  expect((await run('location 424242')).code).toBe(1);
  expect((await run('location downtown')).code).toBe(2);
  expect((await run('voip enable')).code).toBe(2);
});

test('without a network it ends with 3', async () => {
  await simulator.goOffline();
  const end = await run('status --json');
  await simulator.goOnline();

  expect(end).toMatchObject({ code: 3, stdout: '' });
  expect(JSON.parse(end.stderr)).toMatchObject({ error: { kind: 'offline' } });
});

describe('a payment whose answer is lost', () => {
  const paid = (locationId: number, sum: number) =>
    simulator
      .requestsTo(/POST \/marketplace\/partner\/payment$/)
      .filter(({ body }) => isObject(body) && body['salon_id'] === locationId && body['payment_sum'] === sum);
  const location = (): number => simulator.location('Harbour').id;

  test('ends with 5, is sent once and is found among the payments', async () => {
    simulator.failWith('lostAnswer', { path: /partner\/payment$/, times: 1 });

    const end = await run(`payment ${location()} ${PAYMENT.replace('49.9', '61')} --yes --json`);

    expect(end).toMatchObject({ code: 5, stdout: '' });
    expect(JSON.parse(end.stderr)).toMatchObject({
      error: { kind: 'answerLost', details: { arrived: true } },
    });
    expect(end.stderr).toContain('Do not repeat it');
    expect(paid(location(), 61)).toHaveLength(1);

    const again = await run(`payment ${location()} ${PAYMENT.replace('49.9', '61')} --yes`);
    expect(again.code).toBe(2);
    expect(again.stderr).toContain('there already');
    expect(paid(location(), 61)).toHaveLength(1);
  });

  test('ends with 5 as well when it did not arrive, and says so', async () => {
    simulator.failWith('cutHeaders', { path: /partner\/payment$/, times: 1 });

    const end = await run(`payment ${location()} ${PAYMENT.replace('49.9', '62')} --yes`);

    expect(end.code).toBe(5);
    expect(end.stderr).toContain('not there yet');
    expect(paid(location(), 62)).toHaveLength(1);
  });
});

test('an activation whose answer is lost is active after all, because the state is read', async () => {
  const { id } = simulator.location('Riverside');
  simulator.setInstallation(id, 'notInstalled');
  simulator.setInstallation(id, 'pending');
  simulator.failWith('lostAnswer', { path: /partner\/callback$/, times: 1 });

  const end = await run(`activate ${id} --yes`);

  expect(end).toMatchObject({ code: 0, stderr: '' });
  expect(end.stdout).toContain('Active now.');
});

test('the addresses of other vendors stay', async () => {
  const { id } = simulator.location('Riverside');

  await run(`hooks set ${id} --add https://hooks.example.com/ours?key=hidden --yes`);
  const end = await run(`hooks get ${id} --json`);

  expect(JSON.parse(end.stdout)).toMatchObject({
    active: true,
    urls: ['https://hooks.example.com/loyalty', 'https://hooks.example.com/ours?…'],
  });
});

test('a reader that leaves early is no failure', async () => {
  expect(await command.run(['--help'], { deaf: true })).toEqual({ code: 0, stdout: '', stderr: '' });
});

test('no token and no secret address is in anything that was printed', async () => {
  await run(`status --partner-token ${simulator.partnerToken}`);
  await run(`voip enable --crm-token=${simulator.salon.crmToken}`);

  for (const { stdout, stderr } of ends) {
    for (const secret of [
      simulator.partnerToken,
      simulator.userToken,
      simulator.salon.crmToken,
      'key=hidden',
      'not-a-good-token',
    ])
      expect(stdout + stderr).not.toContain(secret);
  }
  expect(ends.length).toBeGreaterThan(LINES.length);
});
