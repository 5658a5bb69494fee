import { setTimeout as sleep } from 'node:timers/promises';
import type { LoggedRequest } from '../../main/demo/requestLog.ts';
import type { Simulator } from '../../main/demo/simulator.ts';

const QUIET_MS = 25_000;

/** Resolves when nothing but new calls has been asked for a while: past calls and the names to them are fetched. */
export async function onlyPolled({ requests }: Simulator): Promise<void> {
  const isPoll = ({ path, body }: LoggedRequest): boolean =>
    path.endsWith('/calls') && !JSON.stringify([body]).includes('"limit":1000');
  let seen = requests.length;
  let busyAt = Date.now();
  while (Date.now() - busyAt < QUIET_MS) {
    await sleep(1_000);
    if (!requests.slice(seen).every(isPoll)) busyAt = Date.now();
    seen = requests.length;
  }
}
