import { setTimeout as sleep } from 'node:timers/promises';
import type { LoggedRequest } from '../../main/demo/requestLog.ts';
import type { Simulator } from '../../main/demo/simulator.ts';

const QUIET_MS = 25_000;
const CALLS = '/voip/integration/calls';

/** A look for new calls; past calls are asked for in large pages. */
const isPoll = ({ path, body }: LoggedRequest): boolean =>
  path.endsWith(CALLS) && !JSON.stringify([body]).includes('"limit":1000');

/** Resolves when nothing but new calls has been asked for a while: past calls and the names to them are fetched. */
export async function onlyPolled({ requests }: Simulator): Promise<void> {
  let seen = requests.length;
  let busyAt = Date.now();
  while (Date.now() - busyAt < QUIET_MS) {
    await sleep(1_000);
    if (!requests.slice(seen).every(isPoll)) busyAt = Date.now();
    seen = requests.length;
  }
}

/** Resolves with the next look for new calls, when it is answered. */
export async function nextPoll(api: Simulator): Promise<LoggedRequest> {
  for (;;) {
    const request = await api.nextRequest(CALLS);
    if (isPoll(request)) return request;
  }
}
