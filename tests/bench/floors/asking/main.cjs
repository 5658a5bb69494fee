// Hello-world that asks what it finds in a file, at the pace that stands there, and drops the answers.
const { readFileSync } = require('node:fs');
const path = require('node:path');
const { app, BrowserWindow, net } = require('electron');

const { everyMs, requests } = JSON.parse(readFileSync(process.env.BENCH_REQUESTS, 'utf8'));

app.whenReady().then(async () => {
  const window = new BrowserWindow({ width: 1120, height: 740, show: false });
  window.once('ready-to-show', () => window.show());
  await window.loadFile(path.join(__dirname, 'index.html'));
  if (everyMs === null) return;
  askAll();
  setInterval(askAll, everyMs);
});

function askAll() {
  for (const { afterMs, ...request } of requests) setTimeout(ask, afterMs, request);
}

function ask({ body, ...request }) {
  const sending = net.request({
    ...request,
    redirect: 'error',
    cache: 'no-store',
    credentials: 'omit',
    useSessionCookies: false,
  });
  sending.on('error', (error) => console.error(error));
  sending.on('response', (response) => response.on('data', () => undefined));
  sending.end(body);
}

globalThis.askAll = askAll;
