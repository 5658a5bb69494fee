import type { Location } from '../../contract/model/location.ts';
import { ok, type Result } from '../../contract/result.ts';
import type { AltegioApi, CallOptions } from '../altegio/altegioApi.ts';
import type { ApiError } from '../altegio/apiError.ts';
import { listCalls, type CallListMemory } from '../altegio/calls.ts';
import { countries } from '../altegio/dictionaries.ts';
import { listMine } from '../altegio/locations.ts';
import { dayIn } from '../calls/salonDay.ts';
import type { CheckQuestions } from './checkNow.ts';
import type { Installation } from './installation.ts';
import { clockReason, type LocationFacts, paymentReason, verdictOf } from './verdict.ts';

export interface CheckQuestionsDeps {
  readonly watch: { readonly api: AltegioApi; readonly serverClock: { nowMs(): number; offsetMs(): number } };
  readonly callListMemory: CallListMemory;
  readonly applicationId: () => number | null;
  readonly location: Location;
  readonly signal: AbortSignal;
  /** As they are when asked. */
  readonly facts: () => LocationFacts;
  readonly popupsAreOn: () => boolean;
  /** Reads the status, and everybody is told what it is. */
  readonly askStatus: () => Promise<Result<Installation | null, ApiError>>;
  readonly webhooks: CheckQuestions['webhooks'];
  readonly readStatistics: () => Promise<void>;
}

/** What a check asks Altegio and this PC. A person waits for it, so its few requests go first. */
export function checkQuestions(deps: CheckQuestionsDeps): CheckQuestions {
  const { watch, location, signal, facts } = deps;
  const { api, serverClock } = watch;
  const options: CallOptions = { priority: 'lookup', signal };
  return {
    countries: () => countries(api, options),
    myLocations: async () => {
      const mine = await listMine(api, options);
      return mine.ok ? ok(mine.value.locations) : mine;
    },
    calls: () => {
      const days = {
        fromDay: dayIn(location.timeZone, serverClock.nowMs(), -1),
        toDay: dayIn(location.timeZone, serverClock.nowMs(), 1),
      };
      return listCalls(api, deps.callListMemory, { location, ...days, page: 1, limit: 1 }, options);
    },
    leftOut: () => facts().leftOut ?? [],
    installation: deps.applicationId() === null ? null : deps.askStatus,
    webhooks: deps.webhooks,
    // What the status says by itself: how calls arrive is a matter of the other steps.
    installationReason: (answer) => {
      const alone: LocationFacts = {
        ...facts(),
        arrival: 'arriving',
        reading: { atMs: serverClock.nowMs(), answer },
        calls: null,
        notPopped: 0,
        clockSkewMs: 0,
      };
      const { reason } = verdictOf(alone);
      return reason.kind === 'paidUntil' ? { kind: 'working' } : reason;
    },
    paymentReason: (installation) =>
      paymentReason({ ...facts(), reading: { atMs: serverClock.nowMs(), answer: ok(installation) } }),
    clockReason: () => clockReason(serverClock.offsetMs()),
    popupsReason: async () => {
      await deps.readStatistics();
      const { notPopped } = facts();
      if (notPopped > 0 || !deps.popupsAreOn()) return { kind: 'notPopping', calls: notPopped };
      return null;
    },
  };
}
