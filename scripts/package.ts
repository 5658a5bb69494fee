import { buildApp } from './build.ts';
import { electronRuntime } from './electronRuntime.ts';
import { packageApp } from './packagedApp.ts';
import { runScript } from './plainFailure.ts';

await runScript(async () => {
  const runtime = await electronRuntime();
  await buildApp();
  await packageApp(runtime);
  return 0;
});
