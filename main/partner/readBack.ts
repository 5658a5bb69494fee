import type { LocationId } from '../../contract/model/ids.ts';
import { ok, type Result } from '../../contract/result.ts';
import type { ApiError } from '../altegio/apiError.ts';
import { type InstallationStatus, installationStatus } from '../altegio/installations.ts';
import type { PartnerSending } from './partnerAtWork.ts';
import { pause } from '../pause.ts';

/** What a server that answered late still writes down is there after the last of these. */
const BEFORE_EACH_MS: readonly number[] = [0, 2_000, 5_000, 5_000, 5_000];

/**
 * Reads the installation until `find` finds what it looks for, a few times at most. Null: it is not there. An error
 * only when the last reading failed as well; `status` is null where the app is not installed.
 */
export async function readBack<T>(
  at: Pick<PartnerSending, 'api' | 'applicationId' | 'clock' | 'signal'>,
  locationId: LocationId,
  find: (status: InstallationStatus | null) => T | null,
  signal: AbortSignal = at.signal,
): Promise<Result<T | null, ApiError>> {
  let last: Result<T | null, ApiError> = ok(null);
  for (const ms of BEFORE_EACH_MS) {
    if (ms > 0) await pause(at.clock, ms, signal);
    const { api, applicationId } = at;
    const status = await installationStatus(api, { locationId, applicationId }, { signal });
    last = status.ok ? ok(find(status.value)) : status;
    if ((last.ok && last.value !== null) || signal.aborted) break;
  }
  return last;
}
