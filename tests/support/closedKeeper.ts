import { NoticeBoard } from '../../main/noticeBoard.ts';
import { BookKeeper } from '../../main/salon/bookKeeper.ts';
import type { Clock } from '../../main/clock.ts';

/** A keeper whose book never opens: for tests of what does not need one. */
export function closedKeeper(clock: Clock): BookKeeper {
  return new BookKeeper({
    books: {
      make: () => ({
        phase: 'opening',
        keeping: 'session',
        problem: null,
        ask: () => Promise.resolve({ ok: false, error: { kind: 'bookClosed', detail: '' } }),
        start: () => undefined,
        stop: () => Promise.resolve(),
        moveTo: () => Promise.resolve(),
      }),
      keepUnprotected: () => ({ ok: true, value: null }),
      forget: () => ({ ok: true, value: null }),
    },
    firstPaint: Promise.resolve(),
    clock,
    notices: new NoticeBoard(() => undefined),
    serverNowMs: () => clock.now(),
    lastHeardMs: () => Date.parse('2026-11-20T18:30:20Z'),
    exportState: () => null,
    onRefill: () => undefined,
    onChange: () => undefined,
    onBug: (error) => {
      throw error;
    },
  });
}
