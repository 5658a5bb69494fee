import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { ManagerDesk } from '../../../../main/manager/managerDesk.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { aFolder, modeOf } from '../../../support/files.ts';

const PIN = '4071';
const done = { kind: 'done' };
const problem = (kind: string) => ({ kind: 'problem', problem: { kind, detail: null } });
const MINUTE = 60_000;

function setup({ folder = aFolder(), clock = new FakeClock() } = {}) {
  const onChange = vi.fn();
  const desk = new ManagerDesk({ clock, onChange });
  desk.work(folder);
  return { clock, folder, desk, onChange };
}

async function withPin(given: Parameters<typeof setup>[0] = {}) {
  const made = setup(given);
  expect(await made.desk.setPin(null, PIN)).toEqual(done);
  return made;
}

async function tryWrong(desk: ManagerDesk, times: number): Promise<unknown[]> {
  const answers: unknown[] = [];
  for (let count = 0; count < times; count += 1) answers.push(await desk.unlock('0000'));
  return answers;
}

describe('ManagerDesk', () => {
  test('without a PIN nothing is open and none unlocks', async () => {
    const { desk } = setup();
    expect(desk.state).toEqual({ pinSet: false, unlockedUntil: null, blockedUntil: null });
    expect(await desk.unlock(PIN)).toEqual(problem('wrongPin'));
    expect(desk.use()).toBe(false);
  });

  test('a PIN is kept hashed in a file for its owner only, and counts after a restart', async () => {
    const { folder } = await withPin();
    const file = path.join(folder, 'manager.json');
    expect(modeOf(file)).toBe(0o600);
    const text = fs.readFileSync(file, 'utf8');
    expect(text).not.toContain(PIN);
    expect(JSON.parse(text)).toMatchObject({ pin: { cost: 32_768 }, wrongTries: 0 });

    const { desk } = setup({ folder });
    expect(desk.state.pinSet).toBe(true);
    expect(await desk.unlock('4072')).toEqual(problem('wrongPin'));
    expect(await desk.unlock(PIN)).toEqual(done);
  });

  test('two of the same PIN share no salt', async () => {
    const files = await Promise.all(
      [withPin(), withPin()].map(async (made) =>
        fs.readFileSync(path.join((await made).folder, 'manager.json'), 'utf8'),
      ),
    );
    expect(files[0]).not.toBe(files[1]);
  });

  test('unlocked it stays for ten minutes of no use, or until it is locked', async () => {
    const { clock, desk, onChange } = await withPin();
    await desk.unlock(PIN);
    await clock.advance(9 * MINUTE);
    expect(desk.use()).toBe(true);
    await clock.advance(9 * MINUTE);
    expect(desk.use()).toBe(true);
    onChange.mockClear();
    await clock.advance(10 * MINUTE);
    expect(onChange).toHaveBeenCalledOnce();
    expect(desk.use()).toBe(false);
    expect(desk.state.unlockedUntil).toBeNull();

    await desk.unlock(PIN);
    desk.lock();
    expect(desk.use()).toBe(false);
  });

  test('changing or taking away needs the PIN that is set', async () => {
    const { desk } = await withPin();
    expect(await desk.setPin(null, '9999')).toEqual(problem('wrongPin'));
    expect(await desk.setPin('0000', null)).toEqual(problem('wrongPin'));
    expect(await desk.setPin(PIN, '9999')).toEqual(done);
    expect(await desk.unlock(PIN)).toEqual(problem('wrongPin'));
    expect(await desk.unlock('9999')).toEqual(done);
    expect(await desk.setPin('9999', null)).toEqual(done);
    expect(desk.state).toEqual({ pinSet: false, unlockedUntil: null, blockedUntil: null });
  });

  test('the fifth wrong try blocks for five minutes, also the right PIN and also after a restart', async () => {
    const { clock, folder, desk } = await withPin();
    expect(await tryWrong(desk, 5)).toEqual([
      ...Array.from({ length: 4 }, () => problem('wrongPin')),
      problem('pinBlocked'),
    ]);
    expect(await desk.unlock(PIN)).toEqual(problem('pinBlocked'));
    expect(await desk.setPin(PIN, null)).toEqual(problem('pinBlocked'));

    const again = setup({ folder, clock });
    expect(again.desk.state.blockedUntil).toBe(new Date(clock.now() + 5 * MINUTE).toISOString());
    expect(await again.desk.unlock(PIN)).toEqual(problem('pinBlocked'));
    again.onChange.mockClear();
    await clock.advance(5 * MINUTE);
    expect(again.onChange).toHaveBeenCalled();
    expect(again.desk.state.blockedUntil).toBeNull();
    expect(await again.desk.unlock(PIN)).toEqual(done);
  });

  test('the next block lasts twice as long, and the right PIN forgives', async () => {
    const { clock, desk } = await withPin();
    await tryWrong(desk, 5);
    await clock.advance(5 * MINUTE);
    await tryWrong(desk, 5);
    expect(desk.state.blockedUntil).toBe(new Date(clock.now() + 10 * MINUTE).toISOString());
    await clock.advance(10 * MINUTE);
    await desk.unlock(PIN);
    await tryWrong(desk, 5);
    expect(desk.state.blockedUntil).toBe(new Date(clock.now() + 5 * MINUTE).toISOString());
  });

  test('many tries at once are counted as many', async () => {
    const { desk } = await withPin();
    const answers = await Promise.all(Array.from({ length: 9 }, () => desk.unlock('0000')));
    expect(answers.filter((answer) => answer.kind === 'problem')).toHaveLength(9);
    expect(desk.state.blockedUntil).not.toBeNull();
    expect(await desk.unlock(PIN)).toEqual(problem('pinBlocked'));
  });

  test('a try that cannot be counted is not made', async () => {
    const { folder, desk } = await withPin();
    fs.rmSync(folder, { recursive: true });
    expect(await desk.unlock(PIN)).toEqual(problem('diskError'));
    expect(desk.use()).toBe(false);
  });

  test('another profile has another PIN and begins locked', async () => {
    const { desk } = await withPin();
    await desk.unlock(PIN);
    desk.work(aFolder());
    expect(desk.state).toEqual({ pinSet: false, unlockedUntil: null, blockedUntil: null });
    expect(desk.use()).toBe(false);
  });

  test('a damaged file is set aside', () => {
    const folder = aFolder();
    fs.writeFileSync(path.join(folder, 'manager.json'), '{"pin":{"cost":1}');
    const { desk } = setup({ folder });
    expect(desk.state.pinSet).toBe(false);
    expect(fs.readdirSync(folder)).toEqual([expect.stringMatching(/^manager\.json\.broken-/)]);
  });

  test('a clock set back does not block for longer', async () => {
    const { clock, desk } = await withPin();
    await tryWrong(desk, 5);
    clock.setPcClock('2025-01-01T00:00:00.000Z');
    expect(await desk.unlock(PIN)).toEqual(done);
  });
});
