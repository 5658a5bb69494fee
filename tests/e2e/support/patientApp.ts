import type { ElectronApplication } from '@playwright/test';

const TRIES = 5;
const LOST = /promise was (?:garbage )?collected/i;

/**
 * The inspector of the main process now and then loses an answer to the garbage collector, mostly while the app
 * starts; whatever a test runs there is then run again, so it must bear being run twice.
 */
export function patientApp(app: ElectronApplication): ElectronApplication {
  app.evaluate = patient(app.evaluate.bind(app));
  const browserWindow = patient(app.browserWindow.bind(app));
  app.browserWindow = async (page) => {
    const handle = await browserWindow(page);
    handle.evaluate = patient(handle.evaluate.bind(handle));
    return handle;
  };
  return app;
}

function patient<F extends (...input: never[]) => Promise<unknown>>(run: F): F {
  const again = async (...input: Parameters<F>): Promise<unknown> => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await run(...input);
      } catch (error) {
        if (tries === TRIES || !LOST.test(String(error))) throw error;
      }
    }
  };
  return again as F;
}
