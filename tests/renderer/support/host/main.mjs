// The main process of the renderer's tests: it serves the built pages as the app does and answers what a test says.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { app, BrowserWindow, ipcMain, protocol } from 'electron';

const out = process.env.RINGDESK_OUT;
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' };
// As strict as the app's: no inline style, no hash, no nonce.
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self'; " +
  "connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'";

protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, stream: true } },
]);

/** What a test reaches through `app.evaluate`. */
const host = {
  answers: {},
  /** Answers worked out from the input, for requests that a fixed one cannot serve. */
  makers: {},
  asked: [],
  /** Requests named here wait until they are let go. */
  held: new Map(),
  /** Where a window may not grow beyond, as on a small screen. */
  mostHeight: 5000,

  listen(names) {
    for (const name of names) ipcMain.handle(name, (event, input) => host.serve(event, name, input));
  },

  async serve(event, name, input) {
    host.asked.push({ name, input });
    const window = BrowserWindow.fromWebContents(event.sender);
    if (name === 'popup.resize' && input.height > 0) {
      window?.setContentSize(424, Math.min(host.mostHeight, input.height));
    }
    await host.held.get(name)?.promise;
    return host.makers[name]?.(input) ?? host.answers[name];
  },

  hold(name) {
    let letGo;
    const promise = new Promise((resolve) => (letGo = resolve));
    host.held.set(name, { promise, letGo });
  },

  letGo(name) {
    host.held.get(name)?.letGo();
    host.held.delete(name);
  },

  open(page, width, height) {
    const window = new BrowserWindow({
      width,
      height,
      useContentSize: true,
      webPreferences: { preload: path.join(out, 'preload.cjs'), sandbox: true, contextIsolation: true },
    });
    void window.loadURL(`app://bundle/${page}/index.html`);
  },

  send(channel, payload) {
    for (const window of BrowserWindow.getAllWindows()) window.webContents.send(channel, payload);
  },
};
globalThis.host = host;

/** Forty seconds of silence, with the ranges that seeking needs. */
function silence(range) {
  const head = Buffer.alloc(44);
  const samples = Buffer.alloc(8000 * 40, 128);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + samples.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(8000, 24);
  head.writeUInt32LE(8000, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36);
  head.writeUInt32LE(samples.length, 40);
  const whole = Buffer.concat([head, samples]);
  const [, from, to] = /^bytes=(\d+)-(\d*)$/u.exec(range ?? '') ?? [];
  const headers = { 'Content-Type': 'audio/wav', 'Accept-Ranges': 'bytes' };
  if (from === undefined) {
    return new Response(whole, { headers: { ...headers, 'Content-Length': String(whole.length) } });
  }
  const part = whole.subarray(Number(from), to ? Number(to) + 1 : undefined);
  const place = `bytes ${from}-${Number(from) + part.length - 1}/${whole.length}`;
  return new Response(part, {
    status: 206,
    headers: { ...headers, 'Content-Range': place, 'Content-Length': String(part.length) },
  });
}

app.on('window-all-closed', () => {});
app.whenReady().then(() => {
  protocol.handle('app', async (request) => {
    if (request.url.endsWith('/silence.wav')) return silence(request.headers.get('Range'));
    const file = path.join(out, 'renderer', new URL(request.url).pathname);
    const headers = { 'Content-Security-Policy': policy, 'Content-Type': types[path.extname(file)] ?? '' };
    return new Response(await readFile(file), { headers });
  });
});
