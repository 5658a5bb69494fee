import { chmod, rm } from 'node:fs/promises';
import { build } from 'vite';
import { runScript } from './plainFailure.ts';
import { inProject } from './projectRoot.ts';

/** Builds main, what boots it, the call book's worker, the command line, preload and the windows into out/. */
export async function buildApp(): Promise<void> {
  await rm(inProject('out'), { recursive: true, force: true });
  for (const mode of ['boot', 'main', 'book', 'altegio', 'preload', 'production']) {
    await build({ configFile: inProject('vite.config.ts'), mode, logLevel: 'warn' });
  }
  await chmod(inProject('out/altegio.cjs'), 0o755);
}

if (import.meta.main) {
  await runScript(async () => {
    await buildApp();
    return 0;
  });
}
