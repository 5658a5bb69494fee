import { EventEmitter } from 'node:events';
import type { ClientRequest, ClientRequestConstructorOptions } from 'electron';
import { describe, expect, test, vi } from 'vitest';
import { electronTransport } from '../../../../main/altegio/electronTransport.ts';
import { NetworkSessions, watchNetworkService } from '../../../../main/network/networkSessions.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

class FakeRequest extends EventEmitter {
  readonly end = vi.fn();
  readonly abort = vi.fn();
}

function setUp() {
  const clock = new FakeClock();
  const sent: { readonly partition: string | undefined; readonly fake: FakeRequest }[] = [];
  const onReplaced = vi.fn();
  const sessions = new NetworkSessions({
    request: ({ partition }: ClientRequestConstructorOptions) => {
      const fake = new FakeRequest();
      sent.push({ partition, fake });
      return fake as unknown as ClientRequest;
    },
    clock,
    onReplaced,
  });
  const ask = (partition?: string): FakeRequest => {
    sessions.request({ url: 'https://api.example.com/x', ...(partition !== undefined && { partition }) });
    const fake = sent.at(-1)?.fake;
    if (!fake) throw new Error('nothing was sent');
    // Whoever asks listens for errors as well.
    fake.on('error', () => undefined);
    return fake;
  };
  const fail = (message = 'net::ERR_FAILED', partition?: string): void => {
    ask(partition).emit('error', new Error(message));
  };
  const answer = (): void => {
    ask().emit('response', new EventEmitter());
  };
  const partitions = (): (string | undefined)[] => sent.map(({ partition }) => partition);
  return { clock, sessions, sent, onReplaced, ask, fail, answer, partitions };
}

describe('NetworkSessions', () => {
  test('requests run on a session of their own, those with a partition on one apart', () => {
    const { ask, partitions } = setUp();
    ask();
    ask('once');
    ask();
    expect(partitions()).toEqual(['requests-1', 'once-1', 'requests-1']);
  });

  test('the session is replaced each time the network service dies', () => {
    const { ask, sessions, partitions, onReplaced } = setUp();
    for (let death = 0; death < 5; death += 1) {
      ask();
      ask('once');
      sessions.serviceGone();
    }
    ask();
    expect(new Set(partitions()).size).toBe(11);
    expect(onReplaced.mock.calls).toEqual(Array.from({ length: 5 }, () => ['serviceGone']));
  });

  test('the session is replaced when everything has failed for ten seconds', async () => {
    const { clock, fail, ask, partitions, onReplaced } = setUp();
    fail();
    await clock.advance(6_000);
    fail('net::ERR_FAILED', 'once');
    expect(onReplaced).not.toHaveBeenCalled();
    await clock.advance(4_000);
    fail();
    expect(onReplaced).toHaveBeenCalledExactlyOnceWith('everythingFails');
    ask();
    expect(partitions()).toEqual(['requests-1', 'once-1', 'requests-1', 'requests-2']);
  });

  test.each([
    ['an answer', (desk: ReturnType<typeof setUp>) => desk.answer()],
    [
      'a network that is away',
      (desk: ReturnType<typeof setUp>) => desk.fail('net::ERR_INTERNET_DISCONNECTED'),
    ],
  ])('%s in between shows that the service lives', async (_what, between) => {
    const desk = setUp();
    desk.fail();
    await desk.clock.advance(6_000);
    between(desk);
    desk.fail();
    await desk.clock.advance(9_000);
    desk.fail();
    expect(desk.onReplaced).not.toHaveBeenCalled();
    await desk.clock.advance(1_000);
    desk.fail();
    expect(desk.onReplaced).toHaveBeenCalledOnce();
  });

  test('what we end ourselves tells nothing of the service', async () => {
    const { clock, fail, onReplaced } = setUp();
    fail();
    await clock.advance(6_000);
    fail('net::ERR_ABORTED');
    await clock.advance(4_000);
    fail();
    expect(onReplaced).toHaveBeenCalledOnce();
  });

  test('what still ends on the old session is not held against the new one', async () => {
    const { clock, sessions, ask, fail, onReplaced } = setUp();
    const old = ask();
    sessions.serviceGone();
    fail();
    await clock.advance(11_000);
    old.emit('error', new Error('net::ERR_FAILED'));
    expect(onReplaced).toHaveBeenCalledOnce();
    old.emit('response', new EventEmitter());
    fail();
    expect(onReplaced.mock.calls).toEqual([['serviceGone'], ['everythingFails']]);
  });

  test('where a new session does not help, sessions do not pile up, and an answer brings the patience back', async () => {
    const { clock, fail, answer, onReplaced } = setUp();
    for (let second = 0; second < 3_600; second += 5) {
      fail();
      await clock.advance(5_000);
    }
    expect(onReplaced.mock.calls.length).toBeLessThan(12);
    answer();
    onReplaced.mockClear();
    for (let second = 0; second <= 10; second += 5) {
      fail();
      await clock.advance(5_000);
    }
    expect(onReplaced).toHaveBeenCalledOnce();
  });

  test('the transport sends on the session of the moment', async () => {
    const { clock, sessions, sent, partitions } = setUp();
    const transport = electronTransport({ request: (options) => sessions.request(options), clock });
    const request = { method: 'POST', url: 'https://api.example.com/x', headers: {} } as const;
    const answer = transport.send(request);
    sent[0]?.fake.emit('error', new Error('net::ERR_FAILED'));
    expect(await answer).toEqual({ ok: false, error: { kind: 'broken', detail: 'ERR_FAILED' } });
    sessions.serviceGone();
    void transport.send(request);
    void transport.send({ ...request, neverTwice: true });
    expect(partitions()).toEqual(['requests-1', 'requests-2', 'altegio-once-2']);
  });
});

test('only the end of the network service counts, however it ended', () => {
  const app = new EventEmitter();
  const onGone = vi.fn();
  watchNetworkService(app as unknown as Parameters<typeof watchNetworkService>[0], onGone);
  app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed' });
  app.emit('child-process-gone', {}, { type: 'Utility', serviceName: 'audio.mojom.AudioService' });
  expect(onGone).not.toHaveBeenCalled();
  for (const reason of ['killed', 'crashed', 'clean-exit'])
    app.emit(
      'child-process-gone',
      {},
      { type: 'Utility', reason, serviceName: 'network.mojom.NetworkService' },
    );
  expect(onGone).toHaveBeenCalledTimes(3);
});
