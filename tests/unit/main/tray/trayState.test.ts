import { describe, expect, it } from 'vitest';
import type { Health } from '../../../../contract/model/health.ts';
import { noHealth } from '../../../../main/salon/publish.ts';
import { trayState } from '../../../../main/tray/trayState.ts';

const health = (overall: Health['overall']): Health => ({ ...noHealth, overall });
const none = { newCalls: 0, toRingBack: 0 };
const later = { until: '2026-11-21T13:00:00.000Z', choice: 60 } as const;

describe('trayState', () => {
  it.each([
    { name: 'calls arrive', state: trayState(health('arriving'), true, null, none), shape: 'ok' },
    { name: 'do not disturb', state: trayState(health('arriving'), true, later, none), shape: 'dnd' },
    {
      name: 'trouble outweighs do not disturb',
      state: trayState(health('offline'), true, later, none),
      shape: 'warning',
    },
    {
      name: 'a token was refused',
      state: trayState(health('signInAgain'), true, null, none),
      shape: 'warning',
    },
    { name: 'not connected', state: trayState(health('paused'), false, null, none), shape: 'off' },
  ])('$name: $shape', ({ state, shape }) => {
    expect(state.shape).toBe(shape);
    expect(state.status).not.toBe('');
  });

  it('does not say that calls arrive while none came today', () => {
    expect(trayState(health('arriving'), true, null, none, true).status).toBe(
      'Connected. No call yet today.',
    );
  });
});
