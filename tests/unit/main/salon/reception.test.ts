import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { ok, type Result } from '../../../../contract/result.ts';
import { LocationId } from '../../../../contract/model/ids.ts';
import { EMPTY_NOTE } from '../../../../contract/model/emptyNote.ts';
import type {
  HttpAnswer,
  Transport,
  TransportError,
  TransportRequest,
} from '../../../../main/altegio/transport.ts';
import { NoticeBoard } from '../../../../main/noticeBoard.ts';
import type { Provision } from '../../../../main/provision/readProvision.ts';
import { deskFor } from '../../../../main/salon/deskFor.ts';
import { Profile } from '../../../../main/salon/profile.ts';
import type { DemoSalon } from '../../../../main/salon/profiles.ts';
import { Reception } from '../../../../main/salon/reception.ts';
import { Keyring } from '../../../../main/secrets/keyring.ts';
import { defaultConnection } from '../../../../main/settings/connection.ts';
import type { StoreFile } from '../../../../main/settings/writeTwice.ts';
import { closedKeeper } from '../../../support/closedKeeper.ts';
import { FakeSafeStorage } from '../../../support/fakeSafeStorage.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { aFolder } from '../../../support/files.ts';

const provision: Provision = {
  apiUrl: 'http://127.0.0.1:1/api/v1',
  marketplaceUrl: 'http://127.0.0.1:1',
  partnerToken: 'partner-token',
  userToken: 'user-token',
  applicationId: null,
  locationIds: null,
  pollSeconds: 2,
  requestsPerSecond: null,
  requestsPerMinute: null,
  defaultCountry: null,
};
const companies = [
  { id: 10, title: 'Downtown', timezone_name: 'America/New_York' },
  { id: 20, title: 'Riverside', timezone_name: 'America/Los_Angeles' },
];
/** Keeps the settings as electron-store does, without Electron. */
function jsonStore({ dir, name }: { readonly dir: string; readonly name: string }): StoreFile {
  const file = path.join(dir, `${name}.json`);
  return {
    get store() {
      return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>) : {};
    },
    set store(value) {
      writeFileSync(file, JSON.stringify(value));
    },
  };
}

/** An Altegio that answers what a path is told to answer, or is not there at all. */
class FakeAltegio implements Transport {
  readonly asked: string[] = [];
  readonly hosts = new Set<string>();
  offline = false;
  refused = false;
  partnerRefused = false;
  calls: readonly unknown[] = [];
  /** Answers of this path wait until somebody lets them go. */
  held: { readonly path: string; readonly until: Promise<void> } | null = null;

  async send(request: TransportRequest): Promise<Result<HttpAnswer, TransportError>> {
    const answer = await this.#answer(request);
    if (this.held && new URL(request.url).pathname.endsWith(this.held.path)) await this.held.until;
    return answer;
  }

  #answer(request: TransportRequest): Promise<Result<HttpAnswer, TransportError>> {
    const { pathname, host } = new URL(request.url);
    this.asked.push(pathname);
    this.hosts.add(host);
    if (this.offline)
      return Promise.resolve({ ok: false, error: { kind: 'offline', detail: 'ECONNREFUSED' } });
    const data = pathname.endsWith('/companies')
      ? companies
      : pathname.endsWith('/voip/integration/calls')
        ? this.calls
        : [];
    const wrong = this.partnerRefused || (this.refused && !pathname.endsWith('/countries'));
    const body = JSON.stringify(
      wrong ? { success: false, data: null, meta: {} } : { success: true, data, meta: [] },
    );
    const times = { sentAtMonoMs: 0, headersAtMonoMs: 0, receivedAtMonoMs: 0 };
    return Promise.resolve(ok({ status: wrong ? 401 : 200, header: () => null, body, ...times }));
  }
}

function aHold(path: string) {
  let letGo = (): void => undefined;
  const until = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  return { held: { path, until }, letGo: () => letGo() };
}

/** Requests wait for their turn in the budget. */
async function atOnce<T>(clock: FakeClock, asked: Promise<T>): Promise<T> {
  await clock.advance(3_000);
  return asked;
}

function setUp(dir = aFolder(), safeStorage = new FakeSafeStorage(), random = 0) {
  const clock = new FakeClock();
  const altegio = new FakeAltegio();
  const notices = new NoticeBoard(() => undefined);
  const stopDemo = vi.fn(() => Promise.resolve());
  const startDemo = vi.fn((): Promise<DemoSalon> =>
    Promise.resolve({ ...provision, ringNow: () => undefined, stop: stopDemo }),
  );
  const keeper = closedKeeper(clock);
  const desk = deskFor({
    clock,
    reception: () => reception,
    pageOf: () => ({ note: EMPTY_NOTE, toCallBack: false }),
    onChange: () => undefined,
    onOpened: () => undefined,
    onIdentified: () => undefined,
  });
  const reception: Reception = new Reception({
    openProfile: (kind) =>
      new Profile({
        dir: kind === 'demo' ? path.join(dir, 'demo') : dir,
        kind,
        keyring: new Keyring({ safeStorage, platform: 'linux' }),
        now: () => clock.now(),
        platform: 'linux',
        createStore: jsonStore,
      }),
    startDemo,
    hideFromLog: () => undefined,
    onWork: () => undefined,
    onForget: () => undefined,
    transport: altegio,
    clock,
    random: () => random,
    locked: () => false,
    firstPaint: Promise.resolve(),
    keeper,
    desk,
    notices,
    onChange: () => undefined,
    onAway: () => undefined,
    onBadge: () => undefined,
    onDue: () => undefined,
    onRequest: () => undefined,
    onBug: (error) => {
      throw error;
    },
  });
  const titles = (): string[] => (reception.watch?.locations ?? []).map(({ title }) => title);
  return { dir, clock, altegio, notices, startDemo, stopDemo, reception, keeper, desk, titles };
}

describe('Reception', () => {
  test('a first start waits for the person and asks nobody', async () => {
    const { reception, altegio, clock } = setUp();
    reception.start();
    await clock.advance(60_000);
    expect(reception.stage).toBe('welcome');
    expect(altegio.asked).toEqual([]);
    await reception.stop();
  });

  test('a roll-out file without locations watches all that the user sees', async () => {
    const { reception, clock, titles } = setUp();
    reception.provision(provision);
    reception.start();
    await clock.advance(5_000);
    expect(reception.stage).toBe('ready');
    expect(titles()).toEqual(['Downtown', 'Riverside']);
    expect(reception.watch?.health.overall).toBe('arriving');
    await reception.stop();
  });

  test('a call gets its card while the disk hangs', async () => {
    const { reception, clock, altegio, keeper, desk } = setUp();
    vi.spyOn(keeper, 'take').mockReturnValue(new Promise(() => undefined));
    reception.provision({ ...provision, locationIds: [LocationId.parse(10)] });
    reception.start();
    await clock.advance(5_000);
    expect(desk.keys()).toEqual([]);
    altegio.calls = [
      {
        id: 7,
        client_id: 0,
        caller_phone: '+13105550142',
        record_link: '',
        duration: 4,
        status: 'success',
        type: 'incoming',
        call_date: '2026-11-21T07:00:00-05:00',
      },
    ];
    await clock.advance(2_100);
    expect(desk.keys()).toEqual(['10:7']);
    await reception.stop();
  });

  test('provisioned offline, it says so and finds its locations when the network comes', async () => {
    const { reception, clock, altegio, titles } = setUp();
    altegio.offline = true;
    reception.provision({ ...provision, locationIds: [LocationId.parse(20)] });
    reception.start();
    await clock.advance(10_000);
    expect(reception.watch?.health.overall).toBe('offline');
    altegio.offline = false;
    await clock.advance(40_000);
    expect(titles()).toEqual(['Riverside']);
    await reception.stop();
  });

  test('somebody who does not want to wait for the next try has it made now', async () => {
    const { reception, altegio, clock, titles } = setUp(aFolder(), new FakeSafeStorage(), 1);
    expect(reception.tryNow()).toMatchObject({ kind: 'problem' });
    altegio.offline = true;
    reception.provision(provision);
    reception.start();
    await clock.advance(500);
    const retryAt = Date.parse(reception.watch?.health.retryAt ?? '');
    expect(retryAt).toBeGreaterThan(clock.now() + 2_000);
    altegio.offline = false;
    expect(reception.tryNow()).toEqual({ kind: 'done' });
    await clock.advance(500);
    expect(titles()).toEqual(['Downtown', 'Riverside']);
    const asked = altegio.asked.filter((path) => path.endsWith('/companies')).length;
    await clock.advance(60_000);
    expect(altegio.asked.filter((path) => path.endsWith('/companies'))).toHaveLength(asked);
    await reception.stop();
  });

  test('locations that nobody could look up yet are looked up at the next start', async () => {
    const first = setUp();
    first.altegio.offline = true;
    first.reception.provision(provision);
    first.reception.start();
    await first.clock.advance(10_000);
    await first.reception.stop();

    const second = setUp(first.dir);
    second.reception.start();
    await second.clock.advance(5_000);
    expect(second.titles()).toEqual(['Downtown', 'Riverside']);
    await second.reception.stop();
  });

  test('a user who sees none of the wanted locations is told so', async () => {
    const { reception, clock, notices } = setUp();
    reception.provision({ ...provision, locationIds: [LocationId.parse(99)] });
    reception.start();
    await clock.advance(5_000);
    expect(reception.watch?.health.overall).toBe('noAccess');
    expect(notices.notices).toContainEqual({ kind: 'locationsGone', count: 1 });
    await reception.stop();
  });

  test('a refused token asks to sign in again, after one call that tells which of the two it was', async () => {
    const { reception, clock, altegio } = setUp();
    reception.provision(provision);
    reception.start();
    await clock.advance(5_000);
    altegio.refused = true;
    await clock.advance(10_000);
    expect(reception.watch?.health.overall).toBe('arriving');
    await clock.advance(10_000);
    expect(reception.watch?.health).toMatchObject({ overall: 'signInAgain', refusedToken: 'user' });
    altegio.asked.length = 0;
    await clock.advance(560_000);
    expect(altegio.asked).toEqual([]);
    await reception.stop();
  });

  test('a token that is accepted for a moment only not changes nothing', async () => {
    const { reception, clock, altegio } = setUp();
    reception.provision(provision);
    reception.start();
    await clock.advance(5_000);
    altegio.refused = true;
    await clock.advance(9_000);
    altegio.refused = false;
    const states = new Set<string | undefined>();
    for (let second = 0; second < 60; second += 1) {
      states.add(reception.watch?.health.overall);
      await clock.advance(1_000);
    }
    expect([...states]).toEqual(['arriving']);
    await reception.stop();
  });

  test('refused tokens are tried again every ten minutes, and go on when they are accepted', async () => {
    const { reception, clock, altegio } = setUp();
    reception.provision(provision);
    reception.start();
    await clock.advance(5_000);
    altegio.refused = true;
    await clock.advance(20_000);
    altegio.asked.length = 0;
    await clock.advance(30 * 60_000);
    expect(altegio.asked.filter((asked) => asked.endsWith('/companies'))).toHaveLength(3);
    expect(altegio.asked.filter((asked) => asked.endsWith('/calls'))).toEqual([]);
    altegio.refused = false;
    await clock.advance(10 * 60_000);
    expect(reception.watch?.health).toMatchObject({ overall: 'arriving', refusedToken: null });
    altegio.asked.length = 0;
    await clock.advance(10_000);
    expect(altegio.asked.filter((asked) => asked.endsWith('/calls')).length).toBeGreaterThan(4);
    await reception.stop();
  });

  test('somebody who does not want to wait has refused tokens tried at once', async () => {
    const { reception, clock, altegio } = setUp();
    reception.provision(provision);
    reception.start();
    await clock.advance(5_000);
    altegio.refused = true;
    await clock.advance(20_000);
    expect(reception.watch?.health.overall).toBe('signInAgain');
    const before = reception.watch?.health.retryAt;
    await clock.advance(5_000);
    expect(reception.tryNow()).toEqual({ kind: 'done' });
    await clock.advance(1_000);
    expect(reception.watch?.health.overall).toBe('signInAgain');
    expect(reception.watch?.health.retryAt).not.toBe(before);
    altegio.refused = false;
    const { backfill } = reception.watch?.history ?? {};
    if (!backfill) throw new Error('The locations are known');
    const again = vi.spyOn(backfill, 'again');
    reception.tryNow();
    await clock.advance(3_000);
    expect(reception.watch?.health.overall).toBe('arriving');
    // Past calls wait for minutes after a refusal.
    expect(again).toHaveBeenCalledOnce();
    await reception.stop();
  });

  test('a try that somebody wants while it is found out which token was refused leaves one polling', async () => {
    const { reception, clock, altegio } = setUp();
    reception.provision(provision);
    reception.start();
    await clock.advance(5_000);
    const { letGo, held } = aHold('/countries');
    altegio.held = held;
    altegio.refused = true;
    await clock.advance(17_000);
    altegio.refused = false;
    reception.tryNow();
    await clock.advance(1_000);
    altegio.held = null;
    letGo();
    await clock.advance(1_000);
    expect(reception.watch?.health).toMatchObject({ overall: 'arriving', refusedToken: null });
    await clock.advance(11 * 60_000);
    const pollsOf = async (): Promise<number> => {
      altegio.asked.length = 0;
      await clock.advance(60_000);
      return altegio.asked.filter((asked) => asked.endsWith('/calls')).length;
    };
    const polls = await pollsOf();
    expect(polls).toBeGreaterThan(40);
    expect(polls).toBeLessThanOrEqual(51);
    await reception.stop();
    expect(await pollsOf()).toBe(0);
  });

  test('somebody who does not want to wait while a refusal is confirmed loses no try', async () => {
    const { reception, clock, altegio, titles } = setUp();
    altegio.refused = true;
    reception.provision(provision);
    reception.start();
    await clock.advance(5_000);
    altegio.refused = false;
    reception.tryNow();
    await clock.advance(20_000);
    expect(titles()).toEqual(['Downtown', 'Riverside']);
    await reception.stop();
  });

  test('tokens that are refused while the locations are looked up are confirmed and tried again as well', async () => {
    const { reception, clock, altegio, titles } = setUp();
    altegio.refused = true;
    reception.provision(provision);
    reception.start();
    await clock.advance(14_000);
    expect(reception.watch?.health.overall).toBe('starting');
    await clock.advance(5_000);
    expect(reception.watch?.health).toMatchObject({ overall: 'signInAgain', refusedToken: 'user' });
    altegio.refused = false;
    await clock.advance(11 * 60_000);
    expect(titles()).toEqual(['Downtown', 'Riverside']);
    expect(reception.watch?.health.overall).toBe('arriving');
    await reception.stop();
  });

  test('signing in again needs only the token that was refused', async () => {
    const { reception, clock, altegio } = setUp();
    reception.provision(provision);
    reception.start();
    await clock.advance(5_000);
    altegio.partnerRefused = true;
    await clock.advance(20_000);
    expect(reception.watch?.health).toMatchObject({ overall: 'signInAgain', refusedToken: 'partner' });
    altegio.partnerRefused = false;
    await reception.beginConnect();
    const { steps } = reception;
    expect(await atOnce(clock, steps.flow.partnerToken('new-partner'))).toEqual({ kind: 'done' });
    const found = await atOnce(clock, steps.locations());
    expect(found).toMatchObject({ kind: 'locations', watched: [10, 20] });
    const ids = [10, 20].map((id) => LocationId.parse(id));
    expect(await atOnce(clock, steps.finish(ids))).toEqual({ kind: 'done' });
    expect(reception.profile.vault.tokens).toMatchObject({
      partnerToken: 'new-partner',
      userToken: 'user-token',
    });
    await reception.stop();
  });

  test('cancelling the connect form leaves the account at work watched', async () => {
    const { reception, clock, altegio } = setUp();
    reception.provision(provision);
    reception.start();
    await clock.advance(5_000);
    await reception.beginConnect();
    reception.cancelConnect();
    expect(reception.stage).toBe('ready');
    altegio.asked.length = 0;
    await clock.advance(10_000);
    expect(altegio.asked.length).toBeGreaterThan(4);
    await reception.stop();
  });

  test('two clicks on the demo start one salon, and leaving it ends it', async () => {
    const { reception, startDemo, stopDemo } = setUp();
    reception.start();
    await Promise.all([reception.tryDemo(), reception.tryDemo()]);
    expect(startDemo).toHaveBeenCalledOnce();
    expect(reception.profile.kind).toBe('demo');
    await reception.leaveDemo();
    expect(stopDemo).toHaveBeenCalledOnce();
    expect(reception.stage).toBe('welcome');
    await reception.stop();
  });

  test('a demo salon that is still starting when the app ends is ended too, and never comes to work', async () => {
    const { reception, startDemo, stopDemo } = setUp();
    const salon = await startDemo();
    let started = (_salon: DemoSalon): void => undefined;
    startDemo.mockReturnValueOnce(
      new Promise((resolve) => {
        started = resolve;
      }),
    );
    reception.start();
    const tried = reception.tryDemo();
    const stopped = reception.stop();
    started(salon);
    await Promise.all([tried, stopped]);
    expect(stopDemo).toHaveBeenCalledOnce();
    expect(reception.profile.kind).toBe('salon');
    expect(reception.watch).toBeUndefined();
  });

  test('once the app ends, nobody comes to work any more', async () => {
    const { reception, clock, altegio, startDemo } = setUp();
    reception.provision(provision);
    reception.start();
    await reception.tryDemo();
    const left = reception.leaveDemo();
    await reception.stop();
    await left;
    await reception.tryDemo();
    expect(startDemo).toHaveBeenCalledOnce();
    expect(reception.watch).toBeUndefined();
    altegio.asked.length = 0;
    await clock.advance(10_000);
    expect(altegio.asked).toEqual([]);
  });

  test('disconnecting forgets tokens and locations', async () => {
    const { reception, clock, altegio } = setUp();
    reception.provision(provision);
    reception.start();
    await clock.advance(5_000);
    await reception.disconnect();
    expect(reception.account()).toMatchObject({ connected: false, locations: [] });
    altegio.asked.length = 0;
    await clock.advance(60_000);
    expect(altegio.asked).toEqual([]);
    await reception.stop();
  });

  test('without a keyring, a visit to the demo does not cost the tokens of this run', async () => {
    const noKeyring = new FakeSafeStorage();
    noKeyring.available = false;
    const { reception, clock, titles } = setUp(aFolder(), noKeyring);
    reception.provision(provision);
    reception.start();
    await clock.advance(5_000);
    await reception.tryDemo();
    await reception.leaveDemo();
    await clock.advance(5_000);
    expect(reception.stage).toBe('ready');
    expect(titles()).toEqual(['Downtown', 'Riverside']);
    await reception.stop();
  });

  test('tokens go to the host they were given for, also when the settings were lost', async () => {
    const first = setUp();
    first.reception.provision(provision);
    await first.reception.stop();
    for (const name of ['settings.json', 'settings.last-good.json']) rmSync(path.join(first.dir, name));

    const second = setUp(first.dir);
    const { connection } = second.reception.profile.store.memory;
    expect(connection).toMatchObject({
      apiUrl: provision.apiUrl,
      marketplaceUrl: provision.marketplaceUrl,
    });
    second.reception.start();
    await second.clock.advance(5_000);
    expect(second.titles()).toEqual(['Downtown', 'Riverside']);
    expect([...second.altegio.hosts]).toEqual(['127.0.0.1:1']);
    expect(second.reception.account().host).toBe('127.0.0.1:1');
    await second.reception.stop();
  });

  test('settings that name another host do not lead tokens there, even when they cannot be changed', async () => {
    const first = setUp();
    first.reception.provision(provision);
    await first.reception.stop();
    for (const name of ['settings.json', 'settings.last-good.json']) rmSync(path.join(first.dir, name));
    // Settings of a newer version are read and never written.
    writeFileSync(
      path.join(first.dir, 'settings.json'),
      JSON.stringify({
        version: 999,
        connection: {
          ...defaultConnection,
          apiUrl: 'https://elsewhere.example/api/v1',
          marketplaceUrl: 'https://elsewhere.example',
          wanted: 'all',
        },
      }),
    );

    const second = setUp(first.dir);
    second.reception.start();
    await second.clock.advance(5_000);
    expect([...second.altegio.hosts]).toEqual(['127.0.0.1:1']);
    await second.reception.beginConnect();
    await second.reception.steps.flow.locations();
    expect([...second.altegio.hosts]).toEqual(['127.0.0.1:1']);
    await second.reception.stop();
  });

  test('a roll-out file brings tokens and their host together', async () => {
    const first = setUp();
    first.reception.provision(provision);
    await first.reception.stop();

    const second = setUp(first.dir);
    second.reception.provision({
      ...provision,
      apiUrl: 'http://127.0.0.1:2/api/v1',
      marketplaceUrl: 'http://127.0.0.1:2',
    });
    second.reception.start();
    await second.clock.advance(5_000);
    expect([...second.altegio.hosts]).toEqual(['127.0.0.1:2']);
    await second.reception.stop();
  });
});
