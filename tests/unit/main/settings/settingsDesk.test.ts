import { expect, test } from 'vitest';
import { ok } from '../../../../contract/result.ts';
import { doNotDisturbNow } from '../../../../main/settings/doNotDisturb.ts';
import { SettingsDesk } from '../../../../main/settings/settingsDesk.ts';
import { SettingsStore } from '../../../../main/settings/settingsStore.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { aFolder } from '../../../support/files.ts';

function aDesk() {
  const clock = new FakeClock();
  let file: Record<string, unknown> = {};
  const createStore = () => ({
    get store() {
      return file;
    },
    set store(value) {
      file = value;
    },
  });
  const store = SettingsStore.open({
    dir: aFolder(),
    now: () => clock.now(),
    platform: 'linux',
    createStore,
  });
  const desk = new SettingsDesk({
    store: () => store,
    now: () => clock.now(),
    useShortcut: () => ok(null),
    onChanged: () => undefined,
  });
  return { desk, clock, now: () => doNotDisturbNow(store.settings, clock.now()) };
}

test('what was chosen for do not disturb is remembered until it is over', async () => {
  const { desk, clock, now } = aDesk();
  expect(now()).toBeNull();
  desk.doNotDisturb(30);
  await clock.advance(29 * 60_000);
  expect(now()).toMatchObject({ choice: 30 });
  desk.doNotDisturb('tomorrow');
  expect(now()).toMatchObject({ choice: 'tomorrow' });
  desk.doNotDisturb(60);
  await clock.advance(60 * 60_000);
  expect(now()).toBeNull();
});

test('an end set by itself, and off, are no choice of before', () => {
  const { desk, clock, now } = aDesk();
  desk.doNotDisturb(30);
  const doNotDisturbUntil = new Date(clock.now() + 5_000).toISOString();
  desk.change({ doNotDisturbUntil });
  expect(now()).toEqual({ until: doNotDisturbUntil, choice: null });
  desk.doNotDisturb(30);
  desk.doNotDisturb(null);
  expect(now()).toBeNull();
});
