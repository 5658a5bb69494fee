import { describe, expect, it } from 'vitest';
import type { Health } from '../../../../contract/model/health.ts';
import { noHealth } from '../../../../main/salon/publish.ts';
import { trayState } from '../../../../main/tray/trayState.ts';

const health = (overall: Health['overall']): Health => ({ ...noHealth, overall });
const later = '2026-11-21T13:00:00.000Z';

describe('trayState', () => {
  it.each([
    { name: 'calls arrive', state: trayState(health('arriving'), true, null, 0), shape: 'ok' },
    { name: 'do not disturb', state: trayState(health('arriving'), true, later, 0), shape: 'dnd' },
    {
      name: 'trouble outweighs do not disturb',
      state: trayState(health('offline'), true, later, 0),
      shape: 'warning',
    },
    { name: 'a token was refused', state: trayState(health('signInAgain'), true, null, 0), shape: 'warning' },
    { name: 'not connected', state: trayState(health('paused'), false, null, 0), shape: 'off' },
  ])('$name: $shape', ({ state, shape }) => {
    expect(state.shape).toBe(shape);
    expect(state.status).not.toBe('');
  });
});
