import { expect, test } from 'vitest';
import { TrayHost } from '../../../../main/tray/trayHost.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { FakeBus } from '../dbus/fakeBus.ts';

const WATCHER = 'org.kde.StatusNotifierWatcher';
const HOSTED = 'IsStatusNotifierHostRegistered';

async function setUp(prepare: (bus: FakeBus) => void = () => undefined) {
  const clock = new FakeClock();
  const fake = new FakeBus(clock);
  prepare(fake);
  const heard: string[] = [];
  const host = new TrayHost({
    bus: fake.bus,
    clock,
    onCome: () => heard.push('come'),
    onGone: () => heard.push('gone'),
  });
  const known = host.start();
  fake.bus.start();
  const settled = async (): Promise<void> => {
    for (let turn = 0; turn < 10; turn += 1) await clock.advance(0);
  };
  await settled();
  return { clock, fake, heard, host, known, settled };
}

test('where the system shows icons by itself there is a host at once', async () => {
  const heard: string[] = [];
  const host = new TrayHost({
    bus: null,
    clock: new FakeClock(),
    onCome: () => heard.push('come'),
    onGone: () => heard.push('gone'),
  });
  await host.start();
  expect(host.there).toBe(true);
  expect(heard).toEqual(['come']);
});

test('a host that was there before, one that comes later, goes, comes again and is replaced', async () => {
  const { fake, heard, host, known, settled } = await setUp();
  await known;
  expect(host.there).toBe(false);
  fake.own(WATCHER, ':1.5');
  await settled();
  expect(host.there).toBe(true);
  fake.leave(WATCHER);
  expect(host.there).toBe(false);
  fake.own(WATCHER, ':1.6');
  await settled();
  fake.own(WATCHER, ':1.7');
  await settled();
  expect(heard).toEqual(['come', 'gone', 'come', 'come']);
  const early = await setUp((bus) => {
    bus.own(WATCHER, ':1.5');
  });
  await early.known;
  expect(early.heard).toEqual(['come']);
});

test('a watcher without a host behind it shows nothing until one is there', async () => {
  const { fake, heard, settled } = await setUp((bus) => {
    bus.own(WATCHER, ':1.5');
    bus.answer(HOSTED, [false]);
  });
  expect(heard).toEqual([]);
  fake.tell(WATCHER, '/StatusNotifierWatcher', WATCHER, 'StatusNotifierHostRegistered');
  expect(heard).toEqual(['come']);
  fake.tell(WATCHER, '/StatusNotifierWatcher', WATCHER, 'StatusNotifierHostUnregistered');
  await settled();
  expect(heard).toEqual(['come', 'gone']);
});

test('without a bus there is none, and it is known at once; a bus that is silent keeps nobody waiting', async () => {
  const { clock, fake, heard, known, host } = await setUp((bus) => {
    bus.down = true;
  });
  await known;
  expect(host.there).toBe(false);
  fake.down = false;
  fake.own(WATCHER, ':1.5');
  await clock.advance(5_000);
  for (let turn = 0; turn < 10; turn += 1) await clock.advance(0);
  expect(heard).toEqual(['come']);

  const silent = await setUp((bus) => {
    bus.own(WATCHER, ':1.5');
    bus.answer(HOSTED, 'never');
  });
  await silent.clock.advance(2_000);
  await silent.known;
  expect(silent.heard).toEqual([]);
});
