import { expect, it } from 'vitest';
import type { LocationCheck } from '../../../../contract/model/integration.ts';
import { ok } from '../../../../contract/result.ts';
import type { ApiError } from '../../../../main/altegio/apiError.ts';
import { CheckNow, type CheckQuestions } from '../../../../main/integration/checkNow.ts';
import { downtown } from '../../../support/calls.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { anInstallation } from './facts.ts';

const fails = (error: ApiError) => () => Promise.resolve({ ok: false as const, error });
const unauthorized: ApiError = { kind: 'unauthorized' };
const offline: ApiError = { kind: 'offline', detail: 'ENOTFOUND' };
const blocked: ApiError = { kind: 'networkBlock' };

const well: CheckQuestions = {
  countries: () => Promise.resolve(ok([])),
  myLocations: () => Promise.resolve(ok([downtown])),
  calls: () => Promise.resolve(ok([])),
  installation: () => Promise.resolve(ok(anInstallation())),
  webhooks: () => Promise.resolve(ok([])),
  installationReason: () => ({ kind: 'working' }),
  paymentReason: () => null,
  clockReason: () => null,
  popupsReason: () => Promise.resolve(null),
};

async function check(change: Partial<CheckQuestions> = {}) {
  const clock = new FakeClock();
  const told: LocationCheck[] = [];
  const run = new CheckNow({
    location: downtown,
    questions: { ...well, ...change },
    clock,
    serverNowMs: () => clock.now(),
    signal: new AbortController().signal,
    onStep: (each) => {
      told.push(each);
    },
  });
  const ended = run.run();
  await clock.advance(60_000);
  await ended;
  const { steps, endedAt } = run.check;
  const states = Object.fromEntries(steps.map(({ name, state }) => [name, state]));
  const step = (name: string) => steps.find((each) => each.name === name);
  return { told, states, step, endedAt };
}

const inOrder = (names: string, state: string) =>
  Object.fromEntries(names.split(' ').map((name) => [name, state]));
const ALL = 'reach partnerToken userToken location callsRight installation payment webhooks clock popups';

it('goes through everything in order and tells after each step', async () => {
  const { told, states, endedAt } = await check();
  expect(states).toEqual(inOrder(ALL, 'good'));
  const running = told.flatMap(({ steps }) => steps.find(({ state }) => state === 'running')?.name ?? []);
  expect(running).toEqual(ALL.split(' '));
  expect(told[0]?.steps.map(({ state }) => state)).toEqual(['running', ...Array<string>(9).fill('waiting')]);
  expect(endedAt).not.toBeNull();
});

it('times each step', async () => {
  const clock = new FakeClock();
  const slow = new CheckNow({
    location: downtown,
    questions: {
      ...well,
      calls: () =>
        new Promise((resolve) => {
          clock.after(1234, () => {
            resolve(ok([]));
          });
        }),
    },
    clock,
    serverNowMs: () => clock.now(),
    signal: new AbortController().signal,
    onStep: () => undefined,
  });
  const ended = slow.run();
  await clock.advance(5_000);
  await ended;
  const took = slow.check.steps.map(({ name, tookMs }) => `${name} ${tookMs}`);
  expect(took).toContain('callsRight 1234');
  expect(took).toContain('webhooks 0');
});

it.each([offline, blocked, { kind: 'badResponse', detail: 'captive portal or proxy page' } as const])(
  'asks nothing more when Altegio cannot be reached: $kind',
  async (error) => {
    const { states } = await check({ countries: fails(error) });
    expect(states).toEqual({ ...inOrder(ALL, 'skipped'), reach: 'bad' });
  },
);

it('counts a refusal as an answer, and skips what needs the partner token', async () => {
  const { states, step } = await check({ countries: fails(unauthorized) });
  expect(states).toEqual({
    ...inOrder(ALL, 'skipped'),
    reach: 'good',
    partnerToken: 'bad',
    clock: 'good',
    popups: 'good',
  });
  expect(step('partnerToken')?.problem?.kind).toBe('wrongPartnerToken');
  expect(step('userToken')?.tookMs).toBeNull();
});

it('still reads the installation when only the user token was refused', async () => {
  const { states, step } = await check({ myLocations: fails(unauthorized) });
  expect(step('userToken')?.problem?.kind).toBe('wrongUserToken');
  expect(states).toEqual({
    ...inOrder(ALL, 'good'),
    userToken: 'bad',
    ...inOrder('location callsRight webhooks', 'skipped'),
  });
});

it('tells that the user does not see the location', async () => {
  const { states, step } = await check({ myLocations: () => Promise.resolve(ok([])) });
  expect(step('location')).toMatchObject({ state: 'bad', reason: { kind: 'notVisible' } });
  expect(states).toMatchObject({ callsRight: 'skipped', webhooks: 'skipped', installation: 'good' });
});

it('names the missing right to read calls', async () => {
  const { states, step } = await check({ calls: fails({ kind: 'forbidden', message: 'Access denied.' }) });
  expect(step('callsRight')).toMatchObject({
    problem: { kind: 'noRightCalls' },
    reason: { kind: 'noRightCalls' },
  });
  expect(states).toMatchObject({ installation: 'good', webhooks: 'good' });
});

it('stops asking when the network goes away in the middle', async () => {
  const { states } = await check({ calls: fails(offline) });
  expect(states).toMatchObject({
    callsRight: 'bad',
    ...inOrder('installation payment webhooks', 'skipped'),
    ...inOrder('clock popups', 'good'),
  });
});

it('does not wait through the pause that Altegio asks for', async () => {
  const { states } = await check({ calls: fails({ kind: 'rateLimited', retryAfterMs: 60_000 }) });
  expect(states).toMatchObject(inOrder('installation payment webhooks', 'skipped'));
});

it('takes missing rights to webhooks for a warning only', async () => {
  const { step } = await check({ webhooks: fails({ kind: 'forbidden', message: '' }) });
  expect(step('webhooks')).toMatchObject({ state: 'warning', problem: { kind: 'noRight' } });
});

it('has nothing to say about payments where the app is not installed', async () => {
  const { step, states } = await check({
    installation: () => Promise.resolve(ok(null)),
    installationReason: () => ({ kind: 'notInstalled', uninstalledAt: null }),
  });
  expect(step('installation')).toMatchObject({
    state: 'bad',
    problem: null,
    reason: { kind: 'notInstalled' },
  });
  expect(states['payment']).toBe('skipped');
});

it('tells an activation that is still possible from one that is too late', async () => {
  const until = '2026-11-21T12:30:00.000Z';
  const soon = await check({ installationReason: () => ({ kind: 'activateBy', until }) });
  expect(soon.states['installation']).toBe('warning');
  const late = await check({ installationReason: () => ({ kind: 'activationLate', since: until }) });
  expect(late.states['installation']).toBe('bad');
});

it('goes on without an application id', async () => {
  const { step, states } = await check({ installation: null });
  expect(step('installation')).toMatchObject({ state: 'warning', problem: { kind: 'noApplicationId' } });
  expect(states).toMatchObject({ payment: 'skipped', webhooks: 'good' });
});

it('warns of the end of what was paid, a wrong clock and popups that did not come', async () => {
  const { step } = await check({
    paymentReason: () => ({ kind: 'paidUntil', day: '2026-11-23', days: 2 }),
    clockReason: () => ({ kind: 'clockWrong', minutes: 5 }),
    popupsReason: () => Promise.resolve({ kind: 'notPopping', calls: 1 }),
  });
  for (const [name, kind] of [
    ['payment', 'paidUntil'],
    ['clock', 'clockWrong'],
    ['popups', 'notPopping'],
  ] as const)
    expect(step(name)).toMatchObject({ state: 'warning', problem: null, reason: { kind } });
});

it('tells what the call list holds that cannot be read, and goes on', async () => {
  const leftOut = [{ reason: 'time' as const, rows: 12, example: 'call_date "aaa 99"' }];
  const { step, states } = await check({ leftOut: () => leftOut });
  expect(step('callsRight')).toMatchObject({ state: 'warning', problem: null, leftOut });
  expect(states).toMatchObject({ installation: 'good', popups: 'good' });
  expect((await check({ leftOut: () => [] })).step('callsRight')).not.toHaveProperty('leftOut');
});
