import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ScreenLock } from '../../../../main/dbus/screenLock.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { FakeBus } from './fakeBus.ts';

const LOGIND = 'org.freedesktop.login1';
const SESSION = `${LOGIND}.Session`;
const PROPERTIES = 'org.freedesktop.DBus.Properties';
const OWN = `/org/freedesktop/login1/session/_32`;
const OTHER = `/org/freedesktop/login1/session/_37`;
const GNOME = 'org.gnome.ScreenSaver';
const FREEDESKTOP = 'org.freedesktop.ScreenSaver';

/** Questions to both buses are several turns of answers. */
async function settled(clock: FakeClock): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await clock.advance(0);
}

interface SetUp {
  readonly sessionId?: string;
  /** Before anything is on the buses or asked. */
  readonly before?: (system: FakeBus, session: FakeBus) => void;
}

async function setUp({ sessionId, before }: SetUp = {}) {
  const clock = new FakeClock();
  const system = new FakeBus(clock);
  const session = new FakeBus(clock);
  const told: string[] = [];
  system.own(LOGIND, ':1.2');
  system.answer('GetSessionByPID', [OWN]);
  system.answer('LockedHint', [false]);
  before?.(system, session);
  const lock = new ScreenLock({
    clock,
    buses: { system: system.bus, session: session.bus },
    process: { pid: 4_071, uid: 1000, sessionId },
    onChange: (locked) => told.push(locked ? 'locked' : 'unlocked'),
  });
  system.bus.start();
  session.bus.start();
  await settled(clock);
  const signal = (member: string, path = OWN): void => {
    system.tell(LOGIND, path, SESSION, member);
  };
  const hint = (value: unknown, path = OWN): void => {
    system.tell(LOGIND, path, PROPERTIES, 'PropertiesChanged', [SESSION, { LockedHint: value }, []]);
  };
  const saver = (name: string, active: unknown): void => {
    session.tell(name, '/ScreenSaver', name, 'ActiveChanged', [active]);
  };
  return { clock, system, session, told, lock, signal, hint, saver };
}

test('Lock and Unlock of the own session are heard once each, with and without the hint', async () => {
  const { told, signal, hint } = await setUp();
  signal('Lock');
  hint(true);
  hint(false);
  signal('Unlock');
  signal('Lock');
  signal('Unlock');
  hint(true);
  hint(false);
  expect(told).toEqual(['locked', 'unlocked', 'locked', 'unlocked', 'locked', 'unlocked']);
});

test('another session of this or another person says nothing about the own one', async () => {
  const { told, signal, hint } = await setUp();
  signal('Lock', OTHER);
  hint(true, OTHER);
  expect(told).toEqual([]);
});

test('the own session is found by its id where the process belongs to none', async () => {
  const { told, signal } = await setUp({
    sessionId: '7',
    before: (system) => {
      system.answer('GetSessionByPID', 'refused');
      system.answer('GetSession', [OTHER]);
    },
  });
  signal('Lock', OTHER);
  expect(told).toEqual(['locked']);
});

const sessions = [
  ['2', 1000, 'ana', 'seat0', OWN],
  ['7', 1000, 'ana', '', OTHER],
  ['9', 1001, 'ben', 'seat0', '/org/freedesktop/login1/session/_39'],
];

test('without an own session any of this user counts, and none of others; new ones are found', async () => {
  const { clock, system, told, signal, hint } = await setUp({
    before: (system) => {
      system.answer('GetSessionByPID', 'refused');
      system.answer('ListSessions', [sessions.slice(1)]);
    },
  });
  hint(true, '/org/freedesktop/login1/session/_39');
  signal('Lock');
  expect(told).toEqual([]);
  system.answer('ListSessions', [sessions]);
  system.tell(LOGIND, '/org/freedesktop/login1', `${LOGIND}.Manager`, 'SessionNew', ['2', OWN]);
  await settled(clock);
  hint(true);
  hint(true, OTHER);
  hint(false);
  expect(told).toEqual(['locked']);
  hint(false, OTHER);
  expect(told).toEqual(['locked', 'unlocked']);
});

test('a session of a terminal is not the one with the screen', async () => {
  const { told, hint } = await setUp({
    before: (system) => {
      system.answer('GetSessionByPID', [OTHER]);
      system.answer('Type', ['tty'], OTHER);
      system.answer('ListSessions', [sessions]);
    },
  });
  hint(true);
  expect(told).toEqual(['locked']);
});

test.each([FREEDESKTOP, GNOME, 'org.cinnamon.ScreenSaver', 'org.mate.ScreenSaver', 'org.xfce.ScreenSaver'])(
  '%s is heard, also one that comes later and one that was on before',
  async (name) => {
    const { clock, session, told, saver } = await setUp();
    session.own(name, ':1.9');
    await settled(clock);
    saver(name, true);
    saver(name, false);
    session.answer('GetActive', [true]);
    session.own(name, ':1.10');
    await settled(clock);
    expect(told).toEqual(['locked', 'unlocked', 'locked']);
  },
);

test('a saver that is gone locks nothing any more', async () => {
  const { clock, session, told, saver } = await setUp();
  session.own(GNOME, ':1.9');
  await settled(clock);
  saver(GNOME, true);
  session.leave(GNOME);
  expect(told).toEqual(['locked', 'unlocked']);
});

test('locked as long as one of them says so', async () => {
  const { clock, session, told, hint, saver } = await setUp();
  session.own(GNOME, ':1.9');
  await settled(clock);
  hint(true);
  saver(GNOME, true);
  saver(GNOME, false);
  expect(told).toEqual(['locked']);
  hint(false);
  expect(told).toEqual(['locked', 'unlocked']);
});

test('a lock that was only asked for ends when somebody uses a window, or with the saver that it started', async () => {
  const { clock, session, told, lock, signal, hint, saver } = await setUp();
  session.own(FREEDESKTOP, ':1.9');
  await settled(clock);
  signal('Lock');
  lock.somebodyIsHere();
  signal('Lock');
  saver(FREEDESKTOP, true);
  saver(FREEDESKTOP, false);
  expect(told).toEqual(['locked', 'unlocked', 'locked', 'unlocked']);
  hint(true);
  lock.somebodyIsHere();
  expect(told.at(-1)).toBe('locked');
});

test('what was locked before Ringdesk came is locked', async () => {
  const { told } = await setUp({ before: (system) => system.answer('LockedHint', [true]) });
  expect(told).toEqual(['locked']);
});

test('a hint that is told without its value is asked for', async () => {
  const { clock, system, told } = await setUp();
  system.answer('LockedHint', [true]);
  system.tell(LOGIND, OWN, PROPERTIES, 'PropertiesChanged', [SESSION, {}, ['LockedHint']]);
  await settled(clock);
  expect(told).toEqual(['locked']);
});

test('logind that is started anew is asked again, and a lock that it still tells of stays', async () => {
  const { clock, system, told, hint } = await setUp();
  hint(true);
  system.leave(LOGIND);
  await clock.advance(5_000);
  system.answer('LockedHint', [true]);
  system.own(LOGIND, ':1.20');
  await clock.advance(60_000);
  expect(told).toEqual(['locked']);
  hint(false);
  expect(told).toEqual(['locked', 'unlocked']);
});

test('logind that is too busy to answer takes no session away, and is asked again', async () => {
  const { clock, system, told, hint } = await setUp();
  hint(true);
  for (const member of ['GetSessionByPID', 'ListSessions']) system.answer(member, 'never');
  system.tell(LOGIND, '/org/freedesktop/login1', `${LOGIND}.Manager`, 'SessionNew', ['9', OTHER]);
  await clock.advance(20_000);
  expect(told).toEqual(['locked']);
  hint(false);
  expect(told).toEqual(['locked', 'unlocked']);

  const late = await setUp({
    before: (bus) => {
      bus.answer('GetSessionByPID', 'never');
    },
  });
  await late.clock.advance(10_000);
  late.system.answer('GetSessionByPID', [OWN]);
  await late.clock.advance(60_000);
  late.signal('Lock');
  expect(late.told).toEqual(['locked']);
  late.lock.stop();
});

test('a lock that nobody can take back any more is forgotten', async () => {
  const { clock, system, told, hint } = await setUp();
  hint(true);
  system.down = true;
  system.drop();
  await clock.advance(9_000);
  expect(told).toEqual(['locked']);
  await clock.advance(2_000);
  expect(told).toEqual(['locked', 'unlocked']);
  system.down = false;
  system.answer('LockedHint', [true]);
  await clock.advance(60_000);
  await settled(clock);
  expect(told.at(-1)).toBe('locked');
});

test('strangers on the bus and messages of odd shapes change nothing', async () => {
  const { clock, system, session, told } = await setUp();
  session.own(GNOME, ':1.9');
  await settled(clock);
  system.whisper(':1.66', OWN, SESSION, 'Lock');
  session.whisper(':1.66', '/ScreenSaver', GNOME, 'ActiveChanged', [true]);
  session.whisper(':1.66', '/', 'org.freedesktop.DBus', 'NameOwnerChanged', [GNOME, ':1.9', ':1.66']);
  session.whisper(':1.66', '/ScreenSaver', GNOME, 'ActiveChanged', [true]);
  const odd = fc.array(fc.anything(), { maxLength: 4 });
  const member = fc.constantFrom('ActiveChanged', 'PropertiesChanged', 'LockedHint', 'NameOwnerChanged', '');
  const from = fc.constantFrom(GNOME, PROPERTIES, 'org.freedesktop.DBus', '');
  fc.assert(
    fc.property(
      fc.constantFrom(LOGIND, ':1.9', 'org.freedesktop.DBus'),
      from,
      member,
      odd,
      (who, i, m, body) => {
        fc.pre(!(i === GNOME && m === 'ActiveChanged' && body.length === 1 && body[0] === true));
        system.whisper(who, OWN, i, m, body);
        session.whisper(who, OWN, i, m, body);
      },
    ),
  );
  await settled(clock);
  expect(told).toEqual([]);
});

test('answers of odd shapes, refusals and silence lock nothing and stop nothing', async () => {
  const { clock, told, signal } = await setUp({
    before: (system) => {
      system.answer('GetSessionByPID', [OWN]);
      system.answer('Type', 'never');
      system.answer('LockedHint', ['true', 1]);
    },
  });
  await clock.advance(60_000);
  expect(told).toEqual([]);
  signal('Lock');
  expect(told).toEqual(['locked']);
});
