import { describe, expect, test, vi } from 'vitest';
import { StateFeed } from '../../../../main/ipc/stateFeed.ts';
import { firstSlices } from '../../../../main/salon/firstSlices.ts';

const app = {
  stage: 'welcome',
  demo: false,
  notices: [],
  platform: 'linux',
  systemDark: false,
  trayAvailable: false,
  windowSystem: null,
  versions: { app: '', electron: '', chromium: '', node: '' },
  dataFolder: '',
} as const;

function setUp() {
  const send = vi.fn();
  return { send, feed: new StateFeed(firstSlices({ ...app, notices: [] }, 'linux'), send) };
}

describe('StateFeed', () => {
  test('sends a changed slice whole, to the windows that may see it', () => {
    const { feed, send } = setUp();
    feed.set('app.changed', { app: { ...app, notices: [], stage: 'ready' } });
    expect(send.mock.calls.map(([window, name]) => `${window} ${name}`)).toEqual([
      'main app.changed',
      'popup app.changed',
    ]);
  });

  test('calls and account never reach the popup', () => {
    const { feed, send } = setUp();
    feed.set('calls.changed', { ...feed.get('calls.changed'), loaded: true });
    expect(send.mock.calls.map(([window]) => String(window))).toEqual(['main']);
  });

  test('revisions only ever grow, across slices', () => {
    const { feed } = setUp();
    feed.set('app.changed', { app: { ...app, notices: [], stage: 'ready' } });
    feed.set('calls.changed', { ...feed.get('calls.changed'), loaded: true });
    expect(feed.get('calls.changed').revision).toBeGreaterThan(feed.get('app.changed').revision);
  });

  test('what has not changed is not sent', () => {
    const { feed, send } = setUp();
    feed.set('app.changed', { app: { ...app, notices: [] } });
    expect(send).not.toHaveBeenCalled();
  });
});
