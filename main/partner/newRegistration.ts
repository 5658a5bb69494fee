import type { LocationId } from '../../contract/model/ids.ts';
import type { Registration } from '../../contract/model/partner.ts';
import type { CallOptions } from '../altegio/altegioApi.ts';
import { getLocation, type LocationRow } from '../altegio/locations.ts';
import { marketplaceMoment } from '../altegio/marketplaceTime.ts';
import { installationNow } from './installationNow.ts';
import type { PartnerAtWork } from './partnerAtWork.ts';
import type { RegistrationLink } from './registrationLink.ts';

type LocationLine = Registration['locations'][number];

/** How long Altegio takes an activation after the owner's consent. */
const WINDOW_MS = 3_600_000;

const instant = (ms: number): string => new Date(ms).toISOString();

/**
 * A registration out of a link that was read. Its ids are not signed, so each location is asked for first: only where
 * the owner has agreed, or the app is active already, is it taken on.
 */
export async function newRegistration(
  link: RegistrationLink,
  { id, source }: Pick<Registration, 'id' | 'source'>,
  at: PartnerAtWork,
): Promise<Registration> {
  // A stranger's link may name a thousand locations: calls are not asked for the seldomer because of them.
  const options: CallOptions = { priority: source === 'pasted' ? 'poll' : 'rest', signal: at.signal };
  const takenAtMs = at.serverNowMs();
  const untilMs: number[] = [];
  const locations: LocationLine[] = [];
  for (const locationId of link.locationIds) {
    const now = await installationNow(at, locationId, options);
    const taken = now.kind === 'active' || now.kind === 'pending';
    const location = at.locationOf(locationId) ?? (taken ? await lookUp(at, locationId, options) : null);
    const line = { id: locationId, title: location?.title ?? null, at: null };
    if (now.kind === 'pending') {
      const times = { timeZone: location?.timeZone ?? null, nowMs: at.serverNowMs() };
      untilMs.push((marketplaceMoment(now.createdAtText, times) ?? takenAtMs) + WINDOW_MS);
    }
    locations.push({ ...line, ...lineOf(now, instant(at.serverNowMs())) });
    if (now.kind === 'unknown' && now.final) break;
  }
  return {
    id,
    source,
    takenAt: instant(takenAtMs),
    until: instant(Math.min(takenAtMs + WINDOW_MS, ...untilMs)),
    chainId: link.chainId,
    canEnableTelephony: link.crmToken !== null,
    user: link.user,
    phase: 'read',
    locations,
    telephony: link.crmToken === null ? 'noToken' : 'waiting',
    telephonyProblem: null,
  };
}

/** Where the salon is and what it is called, if the user sees it; a new location usually is not watched yet. */
async function lookUp(
  { api }: PartnerAtWork,
  locationId: LocationId,
  options: CallOptions,
): Promise<Pick<LocationRow, 'title' | 'timeZone'> | null> {
  const answer = await getLocation(api, { locationId }, options);
  return answer.ok ? answer.value : null;
}

function lineOf(
  now: Awaited<ReturnType<typeof installationNow>>,
  at: string,
): Pick<LocationLine, 'state' | 'problem' | 'at'> {
  switch (now.kind) {
    case 'active':
      return { state: 'alreadyActive', problem: null, at };
    case 'pending':
      return { state: 'waiting', problem: null, at: null };
    case 'refused':
      return { state: 'refused', problem: now.problem, at };
    case 'unknown':
      return { state: 'failed', problem: now.problem, at };
  }
}
