import { expect, it, vi } from 'vitest';
import type { Health } from '../../../../contract/model/health.ts';
import { CallKey, LocationId } from '../../../../contract/model/ids.ts';
import { ok } from '../../../../contract/result.ts';
import { AltegioApi } from '../../../../main/altegio/altegioApi.ts';
import { RequestBudget } from '../../../../main/altegio/budget.ts';
import { ServerClock } from '../../../../main/altegio/serverClock.ts';
import type { Transport } from '../../../../main/altegio/transport.ts';
import { bookHandlers } from '../../../../main/book/bookHandlers.ts';
import { ExpectedPopups } from '../../../../main/calls/expectedPopups.ts';
import { IntegrationDesk } from '../../../../main/integration/integrationDesk.ts';
import { NoticeBoard } from '../../../../main/noticeBoard.ts';
import { defaultConnection } from '../../../../main/settings/connection.ts';
import { defaultSettings } from '../../../../main/settings/defaultSettings.ts';
import { aCall, downtown, NOON, riverside } from '../../../support/calls.ts';
import { anEmptyBook, doorTo } from '../../../support/directBook.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { aFolder } from '../../../support/files.ts';
import { everyMissed } from '../../../support/filledBook.ts';
import { envelope, type FakeAnswer, refusal } from '../altegio/fakeTransport.ts';
import { at, MINUTE } from './facts.ts';

const APP = 7;
const installed = (status: string, log: readonly object[] = []): FakeAnswer =>
  envelope({
    connection_status: { status, created_at: '2026-10-26 11:58:00' },
    payments: [
      {
        id: 1,
        payment_sum: 49,
        payment_date: '2026-10-26 12:00:00',
        period_from: '2026-10-26 00:00:00',
        period_to: '2027-10-26 00:00:00',
        is_refunded: false,
      },
    ],
    logs: log,
  });

/** A salon of two locations at an Altegio that answers what a test tells it to, by the end of the path. */
function aDesk(dir = aFolder()) {
  const clock = new FakeClock();
  const answers: Record<string, FakeAnswer> = {
    '/countries': envelope([]),
    '/companies': envelope([downtown, riverside].map(({ id, title }) => ({ id, title }))),
    '/voip/integration/calls': envelope([]),
    [`/salon/10/application/${APP}`]: installed('active'),
    [`/salon/20/application/${APP}`]: installed('active'),
    '/hooks_settings/10': envelope({ urls: ['https://hooks.example.com/in?secret=1'], active: 1, record: 1 }),
    '/payment_link': envelope({ url: 'https://alteg.io/appstore/payment/?salon_id=10' }),
  };
  const asked: string[] = [];
  const transport: Transport = {
    send: ({ url }) => {
      const { pathname } = new URL(url);
      asked.push(pathname);
      const [, answer] = Object.entries(answers).find(([end]) => pathname.endsWith(end)) ?? [];
      if (!answer) throw new Error(`nobody answers ${pathname}`);
      const nowMs = clock.monotonic();
      const times = { sentAtMonoMs: nowMs, headersAtMonoMs: nowMs, receivedAtMonoMs: nowMs };
      const body = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
      return Promise.resolve(ok({ status: answer.status ?? 200, header: () => null, body, ...times }));
    },
  };
  const serverClock = new ServerClock(clock);
  const limits = { requestsPerSecond: Infinity, requestsPerMinute: Infinity };
  const api = new AltegioApi({
    transport,
    clock,
    serverClock,
    budget: new RequestBudget({ clock, limits }),
    apiUrl: 'https://api.example.com/api/v1',
    marketplaceUrl: 'https://app.example.com',
    tokens: () => ({ partnerToken: 'partner-secret', userToken: 'user-secret' }),
  });
  const locations = [downtown, riverside];
  const health: Health = {
    overall: 'arriving',
    refusedToken: null,
    locations: locations.map(({ id, title, timeZone }) => ({
      id,
      title,
      timeZone,
      state: 'arriving',
      since: at(-60),
      lastCheckAt: at(0),
      achievedIntervalMs: 5_000,
    })),
    lastCheckAt: at(0),
    targetIntervalMs: 5_000,
    plannedIntervalMs: 5_000,
    slowed: false,
    retryAt: null,
    clockSkewMs: 0,
    requestsLastMinute: 24,
    requestsPerMinute: 100,
    oddRows: 0,
  };
  const context = anEmptyBook();
  const book = doorTo(context);
  const popped = new Map<CallKey, number>();
  const expectedPopups = new ExpectedPopups();
  const memory = { connection: { ...defaultConnection, applicationId: APP as number | null } };
  const profile = {
    kind: 'salon' as const,
    dir,
    get connection() {
      return memory.connection;
    },
    popped: { poppedSince: () => popped },
    store: {
      settings: defaultSettings('linux'),
      remember: (change: Partial<typeof memory>) => {
        Object.assign(memory, change);
        return ok(null);
      },
    },
  };
  const notices = new NoticeBoard(() => undefined);
  const [notify, openLink, copy, onChange] = [vi.fn(), vi.fn(() => Promise.resolve()), vi.fn(), vi.fn()];
  const onApplicationId = vi.fn();
  const desk = new IntegrationDesk({
    bookDoor: () => book,
    notices,
    notify,
    openLink,
    copy,
    about: () => ({
      versions: { app: '1.0.0', electron: '45', chromium: '150', node: '24' },
      platform: 'linux',
    }),
    clock,
    random: () => 0.5,
    onApplicationId,
    onChange,
    onBug: (error) => {
      throw error;
    },
  });
  const watch = {
    api,
    serverClock,
    expectedPopups,
    locations,
    health,
    catchUp: () => undefined,
    clientRights: { of: () => true },
    locationOf: (id: LocationId) => locations.find((location) => location.id === id),
  };
  desk.work({ profile: profile as never, watch });
  /** A second, in which a whole chain of answers has its turns. */
  const aSecond = async () => {
    for (let part = 0; part < 20; part += 1) await clock.advance(50);
  };
  const words = () => Object.fromEntries(desk.state.rows.map(({ title, word }) => [title, word]));
  return {
    desk,
    clock,
    answers,
    asked,
    health,
    context,
    book,
    popped,
    watch,
    profile,
    notices,
    notify,
    openLink,
    copy,
    onApplicationId,
    aSecond,
    words,
  };
}

it('knows the word of every location a little after the start, worst first', async () => {
  const { desk, clock, answers, words } = aDesk();
  answers[`/salon/20/application/${APP}`] = installed('freezed');
  expect(words()).toEqual({ Downtown: 'unknown', Riverside: 'unknown' });
  await clock.advance(10_000);
  expect(desk.state.rows.map(({ title }) => title)).toEqual(['Riverside', 'Downtown']);
  expect(words()).toEqual({ Downtown: 'active', Riverside: 'frozen' });
  expect(desk.state.rows[1]).toMatchObject({ paidUntil: '2027-10-26', reason: { kind: 'working' } });
});

/** A desk that starts anew in the same folder before Altegio has answered anything. */
const starting = (health: Health): void => {
  health.overall = 'starting';
  for (const location of health.locations) location.state = 'starting';
};

it('knows after a restart at once what it knew before, worst first, and from when', async () => {
  const dir = aFolder();
  const first = aDesk(dir);
  first.answers[`/salon/20/application/${APP}`] = installed('freezed');
  await first.clock.advance(10_000);
  first.desk.healthChanged();
  first.desk.work(null);

  const second = aDesk(dir);
  starting(second.health);
  const [worst, other] = second.desk.state.rows;
  expect(worst).toMatchObject({ title: 'Riverside', word: 'frozen', tone: 'bad' });
  expect(other).toMatchObject({ title: 'Downtown', word: 'active', tone: 'off', paidUntil: '2027-10-26' });
  // This clock is behind the one of the first run: nothing is from the future.
  for (const row of [worst, other]) expect(row?.asOf).toBe(at(0));

  // Read anew, the worst first, it holds now.
  second.asked.length = 0;
  for (const location of second.health.locations) location.state = 'arriving';
  second.desk.healthChanged();
  await second.clock.advance(10_000);
  expect(second.asked.filter((path) => path.includes('/application/'))).toEqual([
    expect.stringContaining('/salon/20/'),
    expect.stringContaining('/salon/10/'),
  ]);
  expect(second.words()).toEqual({ Riverside: 'active', Downtown: 'active' });
  expect(second.desk.state.rows.every(({ asOf, tone }) => asOf === undefined && tone === 'good')).toBe(true);
});

it('knows after a restart which location it may not ask for calls', async () => {
  const dir = aFolder();
  const first = aDesk(dir);
  const [downtownHealth] = first.health.locations;
  if (downtownHealth) downtownHealth.state = 'noRightCalls';
  await first.clock.advance(10_000);
  first.desk.healthChanged();
  first.desk.work(null);

  const second = aDesk(dir);
  starting(second.health);
  expect(second.desk.state.rows).toMatchObject([
    { title: 'Downtown', word: 'noAccess', reason: { kind: 'noRightCalls' }, asOf: at(0) },
    { title: 'Riverside', word: 'active' },
  ]);
});

it('keeps what it knew while Altegio does not tell, and forgets it with the account', async () => {
  const dir = aFolder();
  const first = aDesk(dir);
  await first.clock.advance(10_000);
  first.desk.healthChanged();
  first.desk.work(null);

  const second = aDesk(dir);
  second.answers[`/salon/10/application/${APP}`] = { status: 429, body: {} };
  await second.clock.advance(1_000);
  expect(second.desk.state.rows).toHaveLength(2);
  for (const row of second.desk.state.rows) {
    expect(row.word).toBe('active');
    expect(row.asOf).toBeDefined();
  }
  second.desk.work(null);
  second.desk.forget(dir);

  const third = aDesk(dir);
  starting(third.health);
  expect(third.words()).toEqual({ Downtown: 'unknown', Riverside: 'unknown' });
});

it('tells with a notice and a notification when telephony stops, once', async () => {
  const { clock, answers, notices, notify } = aDesk();
  await clock.advance(MINUTE);
  expect(notices.notices).toEqual([]);
  answers[`/salon/10/application/${APP}`] = installed('freezed');
  await clock.advance(16 * MINUTE);
  answers[`/salon/20/application/${APP}`] = installed('freezed');
  await clock.advance(40 * MINUTE);
  expect(notices.notices).toEqual([
    { kind: 'integrationChanged', word: 'frozen', locations: ['Downtown', 'Riverside'] },
  ]);
  expect(notify).toHaveBeenCalledTimes(2);
});

it('shows the last call and the delay of popups from the book, and does without a book', async () => {
  const { desk, clock, context, book, popped, watch } = aDesk();
  watch.expectedPopups.watched(downtown.id, NOON - 30 * MINUTE);
  const calls = [
    aCall({ callId: 1, startedAtMs: NOON - 10 * MINUTE }),
    aCall({ callId: 2, startedAtMs: NOON - 5 * MINUTE }),
  ];
  bookHandlers.putCalls(context, { locations: [downtown, riverside], calls, nowMs: NOON, rule: everyMissed });
  popped.set(CallKey.parse('10:1'), NOON - 10 * MINUTE + 34_000);
  await clock.advance(10_000);
  const row = () => desk.state.rows.find(({ id }) => id === downtown.id);
  expect(row()).toMatchObject({
    lastCallAt: at(-5),
    delay: { medianMs: 4_000, p95Ms: 4_000, calls: 1 },
    reason: { kind: 'notPopping', calls: 1 },
  });
  book.trouble = { kind: 'diskError', detail: '' };
  await clock.advance(6 * MINUTE);
  expect(row()).toMatchObject({ lastCallAt: null, delay: null, word: 'active', reason: { kind: 'working' } });
});

it('does not wonder about popups that were switched off', async () => {
  const { desk, clock, context, watch, profile } = aDesk();
  watch.expectedPopups.watched(downtown.id, NOON - 30 * MINUTE);
  bookHandlers.putCalls(context, { locations: [downtown], calls: [aCall()], nowMs: NOON, rule: everyMissed });
  await clock.advance(10_000);
  const reason = () => desk.state.rows.find(({ id }) => id === downtown.id)?.reason.kind;
  expect(reason()).toBe('notPopping');
  profile.store.settings = { ...profile.store.settings, popupModes: { '10': 'badge' } };
  expect(reason()).toBe('working');
});

it('checks a location step by step, and then reads the others', async () => {
  const { desk, clock, aSecond, asked } = aDesk();
  await clock.advance(MINUTE);
  asked.splice(0);
  expect(desk.check(downtown.id)).toEqual({ kind: 'done' });
  expect(desk.check(downtown.id)).toMatchObject({ problem: { kind: 'alreadyRunning' } });
  expect(desk.state.check?.steps[0]).toMatchObject({ name: 'reach', state: 'running' });
  await aSecond();
  const { check } = desk.state;
  expect(check?.endedAt).not.toBeNull();
  expect(check?.steps.map(({ state }) => state)).toEqual(Array<string>(10).fill('good'));
  expect(asked.map((path) => path.replace('/api/v1', ''))).toEqual([
    '/countries',
    '/countries',
    '/companies',
    '/voip/integration/calls',
    `/marketplace/salon/10/application/${APP}`,
    '/hooks_settings/10',
    `/marketplace/salon/20/application/${APP}`,
  ]);
  expect(desk.check(downtown.id)).toEqual({ kind: 'done' });
});

it('copies the last check without tokens, names and texts of the server', async () => {
  const { desk, aSecond, answers, copy } = aDesk();
  answers['/hooks_settings/10'] = refusal(403, 'Marta Quill +13155550175 may not, says partner-secret');
  expect(desk.copyReport(downtown.id)).toMatchObject({ problem: { kind: 'gone' } });
  desk.check(downtown.id);
  await aSecond();
  expect(desk.copyReport(downtown.id)).toEqual({ kind: 'done' });
  const text = String(copy.mock.calls[0]?.[0]);
  expect(text).toContain('Location: Downtown (America/New_York)');
  expect(text).toContain('Ringdesk 1.0.0, Electron 45');
  expect(text).toContain('Webhooks: look at this, 0 ms, noRight');
  expect(text).toContain('24 in the last minute, 100 allowed');
  expect(text).not.toMatch(/Marta|5550175|secret|example\.com/);
});

it('counts rows that make no call in the line, the check and the report', async () => {
  const { desk, aSecond, copy, health } = aDesk();
  const leftOut = [
    { reason: 'time' as const, rows: 12, example: 'call_date "aaa 99"' },
    { reason: 'id' as const, rows: 1, example: 'id null' },
  ];
  const [downtownHealth] = health.locations;
  if (downtownHealth) downtownHealth.leftOut = leftOut;
  desk.check(downtown.id);
  await aSecond();
  const rows = Object.fromEntries(desk.state.rows.map((row) => [row.title, row.leftOut]));
  expect(rows).toEqual({ Downtown: leftOut, Riverside: undefined });
  const right = desk.state.check?.steps.find(({ name }) => name === 'callsRight');
  expect(right).toMatchObject({ state: 'warning', leftOut });
  desk.copyReport(downtown.id);
  const text = String(copy.mock.calls[0]?.[0]);
  expect(text).toContain('Left out: 12 rows, no time that can be read, such as call_date "aaa 99"');
  expect(text).toContain('Left out: 1 row, no id that can be read, such as id null');
});

it('shows the log of Altegio and what was noticed here, newest first, and webhooks without their query', async () => {
  const { desk, clock, aSecond, answers } = aDesk();
  await clock.advance(MINUTE);
  answers[`/salon/10/application/${APP}`] = installed('freezed', [
    { changed_at: '2026-10-26 12:00:00', status_from: 'pending', status_to: 'active', source: 'partner_api' },
  ]);
  desk.check(null);
  await aSecond();
  await desk.details(downtown.id);
  await aSecond();
  const answer = await desk.details(downtown.id);
  if (answer.kind !== 'details') throw new Error(answer.problem.kind);
  const { details } = answer;
  expect(details.statusLog).toMatchObject([
    { from: 'active', to: 'frozen', toldBy: 'here' },
    { from: 'pending', to: 'active', source: 'partner_api', toldBy: 'altegio' },
  ]);
  expect(details.payments).toMatchObject([{ id: 1, sum: 49, paidOn: '2026-10-26', toDay: '2027-10-26' }]);
  expect(details.webhooks).toEqual({ active: true, urls: ['https://hooks.example.com/in'] });
  expect(details.rights).toEqual([
    { name: 'calls', granted: true },
    { name: 'clients', granted: true },
  ]);
  expect(details.ringSources).toEqual([{ kind: 'callList', everyMs: 5_000, state: 'arriving' }]);
  expect(details.requests).toEqual({ lastMinute: 24, perMinute: 100 });
  expect(await desk.details(LocationId.parse(99))).toMatchObject({ problem: { kind: 'gone' } });
});

it('counts a change only when something has changed', async () => {
  const { desk, clock, answers } = aDesk();
  await clock.advance(MINUTE);
  const { change } = desk.state;
  await clock.advance(20 * MINUTE);
  expect(desk.state.change).toBe(change);
  answers[`/salon/10/application/${APP}`] = refusal(404, 'Application not found');
  await clock.advance(20 * MINUTE);
  expect(desk.state.change).toBe(change + 1);
});

it('opens Altegio’s payment page, or copies its address, and opens no strange one', async () => {
  const { desk, answers, openLink, copy } = aDesk();
  const { id: locationId } = downtown;
  const url = 'https://alteg.io/appstore/payment/?salon_id=10';
  expect(await desk.paymentPage({ locationId, then: 'open' })).toEqual({ kind: 'done' });
  expect(openLink).toHaveBeenCalledExactlyOnceWith(url);
  expect(await desk.paymentPage({ locationId, then: 'copy' })).toEqual({ kind: 'done' });
  expect(copy).toHaveBeenLastCalledWith(url);
  answers['/payment_link'] = envelope({ url: 'https://pay.example.com/10' });
  expect(await desk.paymentPage({ locationId, then: 'open' })).toMatchObject({
    problem: { kind: 'linkRefused' },
  });
  expect(copy).toHaveBeenLastCalledWith('https://pay.example.com/10');
  answers['/payment_link'] = envelope({ url: 'file:///etc/passwd' });
  expect(await desk.paymentPage({ locationId, then: 'copy' })).toMatchObject({
    problem: { kind: 'badAnswer' },
  });
  expect(openLink).toHaveBeenCalledOnce();
  expect(copy).toHaveBeenCalledTimes(2);
});

it('opens the journal of a location', async () => {
  const { desk, openLink } = aDesk();
  expect(await desk.openAltegio(downtown.id)).toEqual({ kind: 'done' });
  expect(openLink).toHaveBeenCalledExactlyOnceWith('https://app.alteg.io/timetable/10');
});

it('reads everything again for another application id, and nothing without one', async () => {
  const { desk, clock, aSecond, answers, asked, words, onApplicationId } = aDesk();
  await clock.advance(MINUTE);
  expect(desk.setApplicationId(APP)).toEqual({ kind: 'done' });
  expect(onApplicationId).not.toHaveBeenCalled();
  expect(desk.setApplicationId(null)).toEqual({ kind: 'done' });
  expect(onApplicationId).toHaveBeenCalledOnce();
  asked.splice(0);
  await clock.advance(60 * MINUTE);
  expect(asked).toEqual([]);
  expect(desk.state).toMatchObject({ applicationId: null });
  expect(desk.state.rows[0]).toMatchObject({ word: 'unknown', reason: { kind: 'noApplicationId' } });
  expect(await desk.paymentPage({ locationId: downtown.id, then: 'copy' })).toMatchObject({
    problem: { kind: 'noApplicationId' },
  });
  answers['/application/8'] = refusal(403, 'Access denied.');
  desk.setApplicationId(8);
  await aSecond();
  expect(words()).toEqual({ Downtown: 'noAccess', Riverside: 'noAccess' });
  expect(desk.state.rows[0]?.reason).toEqual({ kind: 'appRefused' });
});

it('goes on reading when a check has shown that a refusal was none', async () => {
  const { desk, clock, aSecond, answers, asked, words } = aDesk();
  Object.assign(answers, {
    [`/salon/10/application/${APP}`]: refusal(401, 'Unauthorized.'),
    [`/salon/20/application/${APP}`]: refusal(401, 'Unauthorized.'),
  });
  await clock.advance(MINUTE);
  expect(words()).toMatchObject({ Downtown: 'noAccess' });
  Object.assign(answers, {
    [`/salon/10/application/${APP}`]: installed('active'),
    [`/salon/20/application/${APP}`]: installed('active'),
  });
  asked.splice(0);
  await clock.advance(8 * MINUTE);
  expect(asked.filter((path) => path.includes('/application/'))).toEqual([]);
  desk.check(downtown.id);
  await aSecond();
  await aSecond();
  expect(words()).toEqual({ Downtown: 'active', Riverside: 'active' });
});

it('asks nothing once a token was refused', async () => {
  const { desk, clock, asked, watch, words } = aDesk();
  watch.health = {
    ...watch.health,
    refusedToken: 'user',
    locations: watch.health.locations.map((each) => ({ ...each, state: 'signInAgain' })),
  };
  desk.watch(true);
  await clock.advance(60 * MINUTE);
  expect(asked).toEqual([]);
  expect(words()).toEqual({ Downtown: 'noAccess', Riverside: 'noAccess' });
});

it('leaves nothing behind when nobody is at work any more', async () => {
  const { desk, clock } = aDesk();
  await clock.advance(MINUTE);
  desk.healthChanged();
  desk.check(downtown.id);
  desk.work(null);
  expect(clock.pending).toBe(0);
  await clock.advance(60 * MINUTE);
  expect(clock.pending).toBe(0);
  expect(desk.state.rows).toEqual([]);
  expect(desk.check(downtown.id)).toMatchObject({ problem: { kind: 'gone' } });
});
