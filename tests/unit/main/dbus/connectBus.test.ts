import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { connectTo } from '../../../../main/dbus/connectBus.ts';
import { waitUntil } from '../../../support/waitUntil.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'ringdesk bus-'));
const ends: (() => void)[] = [];
let buses = 0;
afterEach(() => {
  for (const end of ends.splice(0)) end();
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const bytes = (...parts: readonly (number | string)[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from([part]))));

/** The answer to `Hello`, letter by letter: a method return to serial 1 that names us `:1.1`. */
const welcome = bytes(
  ...['l', 2, 1, 1, 9, 0, 0, 0, 1, 0, 0, 0, 15, 0, 0, 0],
  ...[5, 1, 'u', 0, 1, 0, 0, 0, 8, 1, 'g', 0, 1, 's', 0, 0],
  ...[4, 0, 0, 0, ':1.1', 0],
);

/** A signal whose body is an open file that nobody has sent along. */
const fileWithoutFile = bytes(
  ...['l', 4, 1, 1, 4, 0, 0, 0, 2, 0, 0, 0, 7, 0, 0, 0],
  ...[8, 1, 'g', 0, 1, 'h', 0, 0],
  ...[0, 0, 0, 0],
);

/** A bus that lets everybody in and then says what a test gives it. */
async function startBus(greet = true) {
  const sockets: Socket[] = [];
  const file = path.join(folder, `bus+${(buses += 1)}`);
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      if (data.includes('AUTH'))
        socket.write(greet ? 'OK 0123456789abcdef0123456789abcdef\r\n' : 'no bus\r\n');
      if (data.includes('Hello')) socket.write(welcome);
    });
  });
  await new Promise<void>((resolve) => server.listen(file, resolve));
  ends.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { address: `unix:path=${file.replaceAll(' ', '%20').replace('+', '%2b')},guid=0`, sockets };
}

async function connect(address: string, abort = new AbortController().signal) {
  const heard: string[] = [];
  const opened = await connectTo(address)(
    { onSignal: ({ member }) => heard.push(member), onClosed: () => heard.push('closed') },
    abort,
  );
  if (opened.ok) ends.push(opened.value.close);
  return { opened, heard };
}

test('finds a bus by an address that is written with escapes', async () => {
  const { address } = await startBus();
  expect((await connect(address)).opened.ok).toBe(true);
});

test('a message that cannot be read ends the connection and nothing else', async () => {
  const { address, sockets } = await startBus();
  const { heard } = await connect(address);
  sockets[0]?.write(fileWithoutFile);
  await waitUntil(() => heard.includes('closed'));
  expect(heard).toEqual(['closed']);
});

test.each([
  ['noise', Buffer.from('\r\n'.repeat(200))],
  ['a message without end', bytes('l', 4, 1, 1, 255, 255, 255, 255, 1, 0, 0, 0, 255, 255, 255, 255)],
])('after %s and its end the connection is over, and questions are answered so', async (_name, data) => {
  const { address, sockets } = await startBus();
  const { opened, heard } = await connect(address);
  const call = { destination: 'org.example', path: '/', interface: 'org.example', member: 'Ask' };
  const asked = opened.ok ? opened.value.call(call) : undefined;
  sockets[0]?.end(data);
  await waitUntil(() => heard.includes('closed'));
  expect(await asked).toEqual({ ok: false, error: 'noBus' });
  expect(opened.ok && (await opened.value.call(call))).toEqual({ ok: false, error: 'noBus' });
});

test('no bus is an answer: none there, an odd address, one that refuses, one that keeps silent', async () => {
  const { address } = await startBus(false);
  const none = `unix:path=${path.join(folder, 'none')}`;
  for (const odd of [none, address, 'disabled:', 'autolaunch:', '', ';', 'unix:', 'unix:path=', 'x', '%zz']) {
    expect((await connect(odd)).opened, odd).toEqual({ ok: false, error: 'noBus' });
  }
});

test('who gives up waiting has no bus', async () => {
  const mute = createServer((socket) => void sockets.push(socket));
  const sockets: Socket[] = [];
  await new Promise<void>((resolve) => mute.listen(path.join(folder, 'mute'), resolve));
  ends.push(() => mute.close());
  const address = `unix:path=${path.join(folder, 'mute').replace(' ', '%20')}`;
  expect((await connect(address, AbortSignal.abort())).opened).toEqual({ ok: false, error: 'noBus' });
  const abort = new AbortController();
  const connecting = connect(address, abort.signal);
  await waitUntil(() => sockets.length > 0);
  abort.abort();
  expect((await connecting).opened).toEqual({ ok: false, error: 'noBus' });
  const [left] = sockets;
  left?.resume();
  await waitUntil(() => left?.readableEnded);
});
