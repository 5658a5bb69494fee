import { describe, expect, test, vi } from 'vitest';
import type { DoNotDisturbNow } from '../../../../main/settings/doNotDisturb.ts';
import { trayMenu } from '../../../../main/tray/trayMenu.ts';
import { clockTime } from '../../../../main/tray/trayState.ts';

const until = '2026-11-21T13:00:00.000Z';
const time = clockTime(until);
const state = { shape: 'ok', status: 'Calls are arriving', newCalls: 0, toRingBack: 0 } as const;
const nothing = () => undefined;

function choices(doNotDisturb: DoNotDisturbNow | null, choose: (length: unknown) => void = nothing) {
  const actions = { open: nothing, test: nothing, quit: nothing, doNotDisturb: choose };
  const entry = trayMenu({ ...state, doNotDisturb }, actions).find(({ label }) => label === 'Do not disturb');
  if (!Array.isArray(entry?.submenu)) throw new Error('No choices');
  return entry.submenu;
}
const marked = (now: DoNotDisturbNow | null) =>
  choices(now).flatMap(({ checked, label }) => (checked === true ? [label] : []));

describe('the choices of do not disturb', () => {
  test.each([
    { now: null, mark: 'Off' },
    { now: { until, choice: 30 }, mark: `For 30 minutes (until ${time})` },
    { now: { until, choice: 60 }, mark: `For 1 hour (until ${time})` },
    { now: { until, choice: 'tomorrow' }, mark: `Until tomorrow (until ${time})` },
    { now: { until, choice: 45 }, mark: `until ${time}` },
    { now: { until, choice: null }, mark: `until ${time}` },
  ] as const)('mark the one that holds: $mark', ({ now, mark }) => {
    expect(marked(now)).toEqual([mark]);
    expect(choices(now).every(({ type }) => type === 'radio')).toBe(true);
  });

  test('can all be chosen', () => {
    const choose = vi.fn();
    for (const { click } of choices(null, choose)) (click as () => void)();
    expect(choose.mock.calls).toEqual([[null], [30], [60], ['tomorrow']]);
  });
});
