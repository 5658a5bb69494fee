import type { LocationId } from '../../contract/model/ids.ts';
import type { Location } from '../../contract/model/location.ts';
import type { AltegioApi } from '../altegio/altegioApi.ts';
import { listCalls, type CallListMemory } from '../altegio/calls.ts';
import type { CallLog } from '../calls/callLog.ts';
import { settleStart } from '../calls/knownCall.ts';
import { dayIn } from '../calls/salonDay.ts';

export interface OlderCallsDeps {
  readonly api: AltegioApi;
  readonly callListMemory: CallListMemory;
  readonly log: CallLog;
  readonly serverNowMs: () => number;
  readonly onCalls: () => void;
}

const BACK_DAYS = 30;

/** After a quiet weekend the last ten calls lie further back than a poll looks: asked for once per location. */
export class OlderCalls {
  readonly #deps: OlderCallsDeps;
  readonly #asked = new Set<LocationId>();

  constructor(deps: OlderCallsDeps) {
    this.#deps = deps;
  }

  async fill(location: Location, signal: AbortSignal): Promise<void> {
    const { api, callListMemory, log, serverNowMs, onCalls } = this.#deps;
    if (this.#asked.has(location.id) || log.isFull) return;
    this.#asked.add(location.id);
    const nowMs = serverNowMs();
    const days = {
      fromDay: dayIn(location.timeZone, nowMs, -BACK_DAYS),
      toDay: dayIn(location.timeZone, nowMs, -1),
    };
    const query = { location, ...days, page: 1, limit: 100 };
    const older = await listCalls(api, callListMemory, query, { signal });
    if (!older.ok || signal.aborted) return;
    for (const row of older.value.calls) {
      const call = settleStart(row, nowMs);
      if (call && !log.has(call.key)) log.put(call, false);
    }
    onCalls();
  }
}
