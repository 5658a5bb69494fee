import { cp, writeFile } from 'node:fs/promises';
import type { ElectronApplication, TestInfo } from '@playwright/test';
import type { Simulator } from '../../main/demo/simulator.ts';
import { limits } from '../../scripts/testLimits.ts';
import { saveWholeScreen } from './screenshots.ts';

interface Evidence {
  readonly apps: Iterable<ElectronApplication>;
  readonly api?: Simulator;
  /** Where the app writes to, if that is not in the test's own folder. */
  readonly logFile?: string;
}

/** Keeps what a failed test looked like in its folder: the screen, every window, what was asked, what the app wrote. */
export async function keepEvidence(testInfo: TestInfo, { apps, api, logFile }: Evidence): Promise<void> {
  if (testInfo.status === testInfo.expectedStatus) return;
  const fileFor = (name: string): string => testInfo.outputPath(name);
  if (api) {
    const lines = api.requests.map((request) => JSON.stringify(request));
    await writeFile(fileFor('requests.jsonl'), `${lines.join('\n')}\n`);
  }
  if (logFile !== undefined) await cp(logFile, fileFor('app.log'));
  await saveWholeScreen(fileFor('screen.png'));
  for (const app of apps)
    for (const [index, page] of app.windows().entries()) {
      const picture = { path: fileFor(`window-${index + 1}.png`), timeout: limits.glance };
      // A page that hangs or has crashed has no picture; the screen shows what there is.
      await page.screenshot(picture).catch(() => null);
    }
}
