import { describe, expect, test, vi } from 'vitest';
import { REQUESTS, type RequestName } from '../../../../contract/ipc/channels.ts';
import { serveRequests, type RequestHandlers } from '../../../../main/ipc/serveRequests.ts';

type Listener = (event: unknown, input: unknown) => Promise<unknown>;

function setUp({ trusted = true } = {}) {
  const listeners = new Map<string, Listener>();
  const handler = vi.fn(() => undefined as never);
  const handlers = Object.fromEntries(
    Object.keys(REQUESTS).map((name) => [name, handler]),
  ) as unknown as RequestHandlers;
  const onError = vi.fn();
  const end = serveRequests({
    ipcMain: {
      handle: (name, listener) => void listeners.set(name, listener as unknown as Listener),
      removeHandler: (name) => void listeners.delete(name),
    },
    handlers,
    trustedSender: () => (trusted ? 'main' : undefined),
    onError,
  });
  const ask = (name: RequestName, input?: unknown): unknown => listeners.get(name)?.({}, input);
  return { ask, handler, onError, end, listeners };
}

describe('serveRequests', () => {
  test('serves every name of the contract and takes them all back', () => {
    const { listeners, end } = setUp();
    expect([...listeners.keys()]).toEqual(Object.keys(REQUESTS));
    end();
    expect(listeners.size).toBe(0);
  });

  test('a stranger is refused before the input is looked at', async () => {
    const { ask, handler } = setUp({ trusted: false });
    expect(await ask('card.dismiss', { key: '1:1' })).toEqual({ ok: false, error: { kind: 'forbidden' } });
    expect(handler).not.toHaveBeenCalled();
  });

  test.each([
    null,
    'text',
    { key: 1 },
    { key: '../../etc' },
    { key: '1:1', more: true },
    { key: '1'.repeat(100_000) },
    JSON.parse('{"__proto__":{"key":"1:1"}}'),
  ])('refuses %j', async (input) => {
    const { ask, handler } = setUp();
    expect(await ask('card.dismiss', input)).toEqual({ ok: false, error: { kind: 'invalidInput' } });
    expect(handler).not.toHaveBeenCalled();
  });

  test('what a handler throws is logged and answered without a word of it', async () => {
    const { ask, handler, onError } = setUp();
    handler.mockImplementation(() => {
      throw new Error('Bearer secret');
    });
    expect(await ask('app.quit')).toEqual({ ok: false, error: { kind: 'internal' } });
    expect(onError).toHaveBeenCalledOnce();
  });
});
