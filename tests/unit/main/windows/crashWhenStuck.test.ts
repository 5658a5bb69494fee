import { EventEmitter } from 'node:events';
import { describe, expect, test, vi } from 'vitest';
import { crashWhenStuck } from '../../../../main/windows/crashWhenStuck.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

function setUp() {
  const clock = new FakeClock();
  const page = { hangs: false, empty: false, loading: false, crashed: false, devTools: false, still: false };
  const waiting: (() => void)[] = [];
  const crash = vi.fn(() => {
    page.hangs = false;
    waiting.length = 0;
  });
  const asked = vi.fn();
  const window = Object.assign(new EventEmitter(), {
    isDestroyed: () => false,
    webContents: {
      isDestroyed: () => false,
      isCrashed: () => page.crashed,
      isLoading: () => page.loading,
      isDevToolsOpened: () => page.devTools,
      executeJavaScript: () => {
        asked();
        return page.hangs
          ? new Promise<void>((answer) => waiting.push(answer))
          : Promise.resolve(!page.empty);
      },
      forcefullyCrashRenderer: crash,
    },
  });
  crashWhenStuck(window as unknown as Parameters<typeof crashWhenStuck>[0], clock, () => page.still);
  const wakeUp = (): void => {
    page.hangs = false;
    for (const answer of waiting.splice(0)) answer();
  };
  return { clock, page, window, crash, asked, wakeUp };
}

describe('a page that hangs', () => {
  test('is ended within fifteen seconds, whenever it begins and without anybody clicking', async () => {
    for (let afterMs = 0; afterMs <= 10_000; afterMs += 500) {
      const { clock, page, crash } = setUp();
      await clock.advance(afterMs);
      page.hangs = true;
      await clock.advance(9_900);
      expect(crash).not.toHaveBeenCalled();
      await clock.advance(5_100);
      expect(crash).toHaveBeenCalledOnce();
    }
  });

  test('again and again is ended again and again, and each time has its whole time', async () => {
    const { clock, page, crash } = setUp();
    for (let time = 1; time <= 3; time += 1) {
      page.hangs = true;
      await clock.advance(15_000);
      expect(crash).toHaveBeenCalledTimes(time);
      await clock.advance(60_000);
      expect(crash).toHaveBeenCalledTimes(time);
    }
  });

  test('and comes to again in time is left alone', async () => {
    const { clock, page, crash, wakeUp } = setUp();
    for (let time = 0; time < 5; time += 1) {
      page.hangs = true;
      await clock.advance(9_000);
      wakeUp();
      await clock.advance(1_000);
    }
    expect(crash).not.toHaveBeenCalled();
  });

  test.each(['crashed', 'devTools', 'still'] as const)('is not the same as one that is %s', async (how) => {
    const { clock, page, crash } = setUp();
    page[how] = true;
    page.hangs = true;
    await clock.advance(60_000);
    expect(crash).not.toHaveBeenCalled();
  });
});

describe('a page that is loading', () => {
  test('and hangs at it is ended within fifty seconds, each time that it is loaded anew', async () => {
    const { clock, page, crash } = setUp();
    page.loading = true;
    for (let time = 1; time <= 3; time += 1) {
      page.hangs = true;
      await clock.advance(30_000);
      expect(crash).toHaveBeenCalledTimes(time - 1);
      await clock.advance(15_000);
      expect(crash).toHaveBeenCalledTimes(time);
    }
  });

  test('for up to half a minute is left alone, and then has its whole time', async () => {
    const { clock, page, crash, wakeUp } = setUp();
    for (let time = 0; time < 3; time += 1) {
      page.loading = true;
      page.hangs = true;
      await clock.advance(30_000);
      page.loading = false;
      await clock.advance(9_900);
      wakeUp();
      await clock.advance(100);
      expect(crash).not.toHaveBeenCalled();
    }
  });
});

test('a page that stays empty is ended after some twenty seconds, one that is only slow is not', async () => {
  const { clock, page, crash } = setUp();
  page.empty = true;
  await clock.advance(19_000);
  page.empty = false;
  await clock.advance(60_000);
  expect(crash).not.toHaveBeenCalled();
  page.empty = true;
  await clock.advance(25_000);
  expect(crash).toHaveBeenCalledOnce();
});

test('a page that answers is asked every five seconds, until its window closes', async () => {
  const { clock, crash, asked, window } = setUp();
  await clock.advance(600_000);
  expect(crash).not.toHaveBeenCalled();
  expect(asked).toHaveBeenCalledTimes(120);
  window.emit('closed');
  await clock.advance(60_000);
  expect(asked).toHaveBeenCalledTimes(120);
  expect(clock.pending).toBe(0);
});
