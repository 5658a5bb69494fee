import { runChecks } from './checks.ts';
import { runScript } from './plainFailure.ts';

await runScript(async () => {
  const failed = await runChecks();
  return failed.length === 0 ? 0 : 1;
});
