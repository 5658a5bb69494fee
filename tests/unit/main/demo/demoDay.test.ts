import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeDemoSalon } from '../../../../main/demo/data/makeDemoSalon.ts';
import { demoDay } from '../../../../main/demo/demoDay.ts';
import { startSimulator, type Simulator } from '../../../../main/demo/simulator.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

const clock = new FakeClock();
let simulator: Simulator;

beforeEach(async () => {
  simulator = await startSimulator({
    now: () => clock.now(),
    salon: makeDemoSalon({ now: clock.now(), daysBack: 0, drawnClients: 30 }),
  });
});

afterEach(async () => {
  await simulator.stop();
});

test('a first call comes soon, then one every 40 to 120 seconds, until it is stopped', async () => {
  const day = demoDay(simulator, clock);

  await clock.advance(8_000);
  expect(simulator.salon.calls).toHaveLength(1);
  await clock.advance(31_000);
  expect(simulator.salon.calls).toHaveLength(1);
  await clock.advance(3_561_000);
  const inAnHour = simulator.salon.calls.length;
  expect(inAnHour).toBeGreaterThanOrEqual(30);
  expect(inAnHour).toBeLessThanOrEqual(90);

  day.stop();
  await clock.advance(3_600_000);
  expect(simulator.salon.calls).toHaveLength(inAnHour);
  expect(clock.pending).toBe(0);
});

test('a call at once comes from Marta first, then from ever other kinds of caller', () => {
  const day = demoDay(simulator, clock);

  const ids = Array.from({ length: 11 }, () => day.ringNow());
  day.stop();

  const calls = ids.map((id) => simulator.salon.calls.find((call) => call.id === id));
  expect(calls[0]).toMatchObject({ phone: '+13155550175', clientId: simulator.client('Marta Quill').id });
  expect(calls[10]?.phone).toBe('+13155550175');
  expect(new Set(calls.map((call) => call?.phone)).size).toBe(10);
  expect(calls.every((call) => call && call.startedAtMs + call.durationSeconds * 1000 === clock.now())).toBe(
    true,
  );
});
