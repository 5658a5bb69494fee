import { EventEmitter } from 'node:events';
import { describe, expect, test, vi } from 'vitest';
import { keepPage } from '../../../../main/windows/keepPage.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

const PAGE = 'app://bundle/popup-window/index.html';

function setUp() {
  const clock = new FakeClock();
  const load = vi.fn(() => Promise.resolve());
  const onGone = vi.fn();
  const onStands = vi.fn();
  const state = { leaving: false };
  const webContents = Object.assign(new EventEmitter(), {
    isDestroyed: () => false,
    isCrashed: () => false,
    isLoading: () => false,
    isDevToolsOpened: () => false,
    executeJavaScript: () => Promise.resolve(true),
    forcefullyCrashRenderer: () => undefined,
  });
  const window = Object.assign(new EventEmitter(), { isDestroyed: () => false, loadURL: load, webContents });
  const kept = keepPage(window as unknown as Parameters<typeof keepPage>[0], {
    page: PAGE,
    clock,
    isLeaving: () => state.leaving,
    onGone,
    onStands,
  });
  const die = (reason = 'killed'): unknown => webContents.emit('render-process-gone', {}, { reason });
  const doesNotCome = (code: number, isMainFrame = true): unknown =>
    webContents.emit('did-fail-load', {}, code, '', PAGE, isMainFrame);
  return { clock, load, onGone, onStands, state, window, kept, die, doesNotCome };
}

describe('a page whose process dies', () => {
  test.each(['killed', 'crashed', 'oom', 'launch-failed'])('is loaded anew at once: %s', async (reason) => {
    const { clock, load, onGone, die } = setUp();
    await clock.advance(60_000);
    die(reason);
    await clock.advance(0);
    expect(load).toHaveBeenCalledTimes(2);
    expect(load).toHaveBeenLastCalledWith(PAGE);
    expect(onGone).toHaveBeenCalledExactlyOnceWith(0);
  });

  test('a hundred times in an hour is loaded anew at once each time', async () => {
    const { clock, load, die } = setUp();
    for (let time = 1; time <= 100; time += 1) {
      await clock.advance(36_000);
      die();
      await clock.advance(0);
      expect(load).toHaveBeenCalledTimes(time + 1);
    }
  });

  test('ten times while it comes is loaded anew at once each time', async () => {
    const { clock, load, die } = setUp();
    for (let time = 1; time <= 10; time += 1) {
      await clock.advance(200);
      die();
      await clock.advance(0);
      expect(load).toHaveBeenCalledTimes(time + 1);
    }
  });

  test('for ever is tried for ever, half a minute apart at most, and at once again after it has stood', async () => {
    const { clock, load, onGone, die } = setUp();
    load.mockImplementation(() => {
      clock.after(100, die);
      return Promise.resolve();
    });
    die();
    await clock.advance(3_600_000);
    const waits = onGone.mock.calls.map(([waitMs]) => Number(waitMs));
    expect(waits.slice(8, 17)).toEqual([0, 0, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    expect(waits.length).toBeGreaterThan(110);

    load.mockImplementation(() => Promise.resolve());
    await clock.advance(60_000);
    die();
    expect(onGone).toHaveBeenLastCalledWith(0);
  });

  test('and waits is loaded at once when somebody wants to see it', async () => {
    const { clock, load, onGone, kept, die } = setUp();
    kept.loadNow();
    expect(load).toHaveBeenCalledOnce();
    while (onGone.mock.lastCall?.[0] !== 30_000) {
      die();
      await clock.advance(Number(onGone.mock.lastCall?.[0]));
    }
    die();
    load.mockClear();
    kept.loadNow();
    expect(load).toHaveBeenCalledOnce();
    await clock.advance(60_000);
    expect(load).toHaveBeenCalledOnce();
  });

  test('is left when it ended by itself, when the app is quitting and when its window has closed', async () => {
    const { clock, load, state, window, die } = setUp();
    die('clean-exit');
    await clock.advance(60_000);
    die();
    window.emit('closed');
    await clock.advance(60_000);
    state.leaving = true;
    die();
    await clock.advance(60_000);
    expect(load).toHaveBeenCalledOnce();
    expect(clock.pending).toBe(0);
  });
});

describe('a page that does not come', () => {
  test('is loaded anew, as when the network service died meanwhile', async () => {
    const { clock, load, doesNotCome } = setUp();
    doesNotCome(-2);
    await clock.advance(0);
    expect(load).toHaveBeenCalledTimes(2);
  });

  test('is not the same as a load that gave way to another, or a part of the page', async () => {
    const { clock, load, doesNotCome } = setUp();
    doesNotCome(-3);
    doesNotCome(-2, false);
    await clock.advance(60_000);
    expect(load).toHaveBeenCalledOnce();
  });
});

test('a page stands when it has lived for five seconds', async () => {
  const { clock, onStands, die } = setUp();
  await clock.advance(4_999);
  die();
  await clock.advance(4_999);
  expect(onStands).not.toHaveBeenCalled();
  await clock.advance(1);
  expect(onStands).toHaveBeenCalledOnce();
});
