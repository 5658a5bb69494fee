import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import type { Buses } from '../../../../main/dbus/bus.ts';
import { watchSystem } from '../../../../main/windows/watchSystem.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { FakeBus } from '../dbus/fakeBus.ts';

const system = vi.hoisted(() => ({ emitters: new Map<string, EventEmitter>() }));
vi.mock('electron', () => {
  for (const name of ['app', 'nativeTheme', 'powerMonitor', 'screen'])
    system.emitters.set(name, new EventEmitter());
  return Object.fromEntries(system.emitters);
});

function setUp(clock = new FakeClock(), buses: Buses | null = null) {
  const heard: string[] = [];
  const end = watchSystem(clock, buses, {
    onSleep: () => heard.push('asleep'),
    onWaking: () => heard.push('waking'),
    onWake: () => heard.push('wake'),
    onLock: (locked) => heard.push(locked ? 'locked' : 'unlocked'),
    onScreens: () => heard.push('screens'),
    onTheme: () => heard.push('theme'),
  });
  const emit = (name: string, event: string): void => void system.emitters.get(name)?.emit(event);
  const listeners = (): number =>
    [...system.emitters.values()]
      .flatMap((emitter) => emitter.eventNames().map((event) => emitter.listenerCount(event)))
      .reduce((sum, count) => sum + count, 0);
  return { clock, heard, end, emit, listeners };
}

test('tells of lock, sleep, screens and theme; waking twice in a row is one waking', async () => {
  const { clock, heard, end, emit } = setUp();
  emit('powerMonitor', 'lock-screen');
  emit('powerMonitor', 'resume');
  emit('powerMonitor', 'unlock-screen');
  await clock.advance(1_500);
  emit('nativeTheme', 'updated');
  for (const event of ['display-added', 'display-removed', 'display-metrics-changed']) emit('screen', event);
  end();
  expect(heard).toEqual([
    'locked',
    'waking',
    'unlocked',
    'waking',
    'wake',
    'theme',
    'screens',
    'screens',
    'screens',
  ]);
});

test('asleep again before the waking was over, it waits for the next', async () => {
  const { clock, heard, end, emit } = setUp();
  emit('powerMonitor', 'resume');
  emit('powerMonitor', 'suspend');
  await clock.advance(10_000);
  end();
  expect(heard).toEqual(['waking', 'asleep']);
});

test('leaves no listener and no waking behind', async () => {
  const { clock, heard, end, emit, listeners } = setUp();
  expect(listeners()).toBe(8);
  emit('powerMonitor', 'resume');
  end();
  await clock.advance(10_000);
  expect(listeners()).toBe(0);
  expect(heard).toEqual(['waking']);
});

test('on Linux lock and unlock come over the buses, and a window in use ends what was only asked for', async () => {
  const clock = new FakeClock();
  const system = new FakeBus(clock);
  const session = new FakeBus(clock);
  const path = '/org/freedesktop/login1/session/_32';
  system.own('org.freedesktop.login1', ':1.2');
  system.answer('GetSessionByPID', [path]);
  const { heard, end, emit, listeners } = setUp(clock, { system: system.bus, session: session.bus });
  system.bus.start();
  for (let turn = 0; turn < 10; turn += 1) await clock.advance(0);
  const lock = (member: string): void => {
    system.tell('org.freedesktop.login1', path, 'org.freedesktop.login1.Session', member);
  };
  lock('Lock');
  lock('Unlock');
  lock('Lock');
  emit('app', 'browser-window-focus');
  emit('powerMonitor', 'lock-screen');
  end();
  expect(heard).toEqual(['locked', 'unlocked', 'waking', 'locked', 'unlocked', 'waking']);
  expect(listeners()).toBe(0);
});
