import type { LocationId } from '../../contract/model/ids.ts';
import type { Outcome } from '../../contract/model/problem.ts';
import { ok } from '../../contract/result.ts';
import {
  type Installation,
  installationStatus,
  uninstallApplication,
  uninstallApplicationOperation,
} from '../altegio/installations.ts';
import { getLocation, type LocationRow } from '../altegio/locations.ts';
import { shownRequest } from '../altegio/shownRequest.ts';
import { setTelephonyOperation } from '../altegio/telephony.ts';
import { done, refused } from '../outcome.ts';
import type { ActionKind } from './actionKind.ts';
import type { LedgerHold } from './ledger.ts';
import type { PartnerAtWork } from './partnerAtWork.ts';
import { pause } from '../pause.ts';
import { sendOnce } from './sendOnce.ts';
import { switchTelephony } from './switchTelephony.ts';

const PAUSES_MS = [1_000, 2_000, 5_000, 10_000, 30_000, 60_000];

/**
 * Removes the app from a location. The chain's telephony is disabled first, where its token is known and no other
 * location of the chain still needs it.
 */
export const disconnect: ActionKind<'disconnect'> = async ({ locationId }, at) => {
  const input = { locationId, applicationId: at.applicationId };
  const location = await locationAt(locationId, at);
  const crmToken = (await isNeededElsewhere(location, at)) ? null : at.telephonyToken(locationId);
  const uninstall = shownRequest(uninstallApplicationOperation(input));
  const disable =
    crmToken === null ? [] : [shownRequest(setTelephonyOperation({ crmToken, enabled: false }))];
  return ok({
    requests: [...disable, uninstall],
    typeToConfirm: location.title,
    difference: null,
    send: async () => {
      // Telephony that cannot be disabled ends with the app all the same.
      if (crmToken !== null)
        await switchTelephony(at, { crmToken, locationIds: [locationId], enabled: false });
      return remove(input, at);
    },
  });
};

async function remove(input: Installation, at: PartnerAtWork): Promise<Outcome> {
  const removed = await at.ledger.whileHeld((hold) => removeHeld(input, at, hold));
  return removed.ok ? removed.value : refused(removed.error);
}

async function removeHeld(input: Installation, at: PartnerAtWork, hold: LedgerHold): Promise<Outcome> {
  const operation = uninstallApplicationOperation(input);
  const sent = await sendOnce(at.ledger, {
    operation: operation.name,
    locationIds: [input.locationId],
    request: shownRequest(operation),
    send: () => uninstallApplication(at.api, input, { priority: 'poll' }),
    answerOf: () => 'notInstalled',
    hold,
  });
  at.onInstallation(input.locationId);
  if (sent.ok) {
    void followUntilGone(input, at);
    return done;
  }
  const { error } = sent;
  // Altegio says 404 to what is gone already, and so may anything on the way that never passed it on.
  const open = error.kind === 'lost' || (error.kind === 'refused' && error.error.kind === 'notFound');
  if (open && (await isGone(input, at))) {
    at.ledger.end(error.entryId, { state: 'done', answer: 'notInstalled', problem: null });
    at.onInstallation(input.locationId);
    return done;
  }
  return refused(error.problem);
}

/** Altegio takes a moment: whoever shows the location is told until it has really gone. */
async function followUntilGone(input: Installation, at: PartnerAtWork): Promise<void> {
  for (const ms of PAUSES_MS) {
    if (at.signal.aborted || (await isGone(input, at))) break;
    await pause(at.clock, ms, at.signal);
  }
  if (!at.signal.aborted) at.onInstallation(input.locationId);
}

async function isGone(input: Installation, { api, signal }: PartnerAtWork): Promise<boolean> {
  const answer = await installationStatus(api, input, { priority: 'poll', signal });
  return answer.ok && (answer.value === null || answer.value.state === 'notInstalled');
}

/** Whether another location of the same chain has the app: telephony is enabled for a chain as a whole. */
async function isNeededElsewhere(
  { id: locationId, chain }: Pick<LocationRow, 'id' | 'chain'>,
  at: PartnerAtWork,
): Promise<boolean> {
  const watched = at.locations().filter((other) => chain && other.chain?.id === chain.id);
  const others = new Set([...watched.map(({ id }) => id), ...at.telephonyMates(locationId)]);
  others.delete(locationId);
  for (const id of others) if (!(await isGone({ ...at, locationId: id }, at))) return true;
  return false;
}

type Named = Pick<LocationRow, 'id' | 'title' | 'chain'>;

async function locationAt(id: LocationId, at: PartnerAtWork): Promise<Named> {
  const known = at.locationOf(id);
  if (known) return known;
  const answer = await getLocation(at.api, { locationId: id }, { priority: 'poll', signal: at.signal });
  return answer.ok ? answer.value : { id, title: String(id), chain: null };
}
