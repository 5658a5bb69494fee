import { mkdirSync, watch } from 'node:fs';
import path from 'node:path';
import { buildApp } from './build.ts';
import { Children } from './children.ts';
import { displayPackages, electronPackages, ensureDebianPackages } from './debianPackages.ts';
import { electronHost } from './electron/electronHost.ts';
import { electronRuntime } from './electronRuntime.ts';
import { runScript } from './plainFailure.ts';
import { inProject, projectRoot } from './projectRoot.ts';
import { startVirtualDisplay } from './virtualDisplay.ts';

const onLinux = process.platform === 'linux';
const hasX = Boolean(process.env['DISPLAY']);
const hasWayland = Boolean(process.env['WAYLAND_DISPLAY']);
const hasDisplay = !onLinux || hasX || hasWayland;

await runScript(async () => {
  await ensureDebianPackages([...electronPackages, ...(hasDisplay ? [] : displayPackages)]);
  const runtime = await electronRuntime();
  await buildApp();
  const host = await electronHost(runtime, projectRoot, inProject('.electron', 'app'));

  const children = new Children();
  try {
    const env = hasDisplay ? process.env : await withoutDisplay(children);
    const args = [...host.args, ...switches(), ...process.argv.slice(2)];
    return await children.run(host.executable, args, { env, stdio: ['ignore', 'inherit', 'inherit'] });
  } finally {
    await children.stop();
  }
});

function switches(): string[] {
  const given: string[] = [];
  if (onLinux && process.getuid?.() === 0) {
    console.log('ringdesk: running as root, so with --no-sandbox: Chromium has no sandbox for root');
    given.push('--no-sandbox');
  }
  // Said here, or Ringdesk would start again by itself and this script would take it for ended.
  if (hasWayland) given.push(`--ozone-platform=${hasX ? 'x11' : 'wayland'}`);
  // Chromium tells at length what it misses on such a display: a GPU, a session bus.
  if (!hasDisplay) given.push('--log-level=3');
  if (!hasDisplay && !asksForItself()) given.push('--demo');
  return given;
}

/** Whether the command line says which salon to open. */
function asksForItself(): boolean {
  return process.argv.some((arg) => /^--(demo$|provision=)/.test(arg));
}

/** Over ssh: a display that nobody sees, and pictures of what would have popped up. */
async function withoutDisplay(children: Children): Promise<NodeJS.ProcessEnv> {
  const pictures = inProject('artifacts', 'popups');
  mkdirSync(pictures, { recursive: true });
  console.log(
    `ringdesk: no display here, so ${asksForItself() ? 'Ringdesk' : 'the demo salon'} runs on a virtual one (Ctrl+C ends it); ` +
      `a picture of each popup goes to ${path.relative(projectRoot, pictures)}/`,
  );
  const told = new Set<string>();
  watch(pictures, (_event, name) => {
    if (!name?.endsWith('.png') || told.has(name)) return;
    told.add(name);
    console.log(`ringdesk: popup ${path.relative(projectRoot, path.join(pictures, name))}`);
  }).unref();
  return { ...process.env, DISPLAY: await startVirtualDisplay(children), RINGDESK_SCREENSHOTS: pictures };
}
