import type { LocationId } from '../../contract/model/ids.ts';
import type { ActivationState } from '../../contract/model/partner.ts';
import type { Problem } from '../../contract/model/problem.ts';
import type { Result } from '../../contract/result.ts';
import type { ApiError } from '../altegio/apiError.ts';
import { activateInstallation, activateInstallationOperation } from '../altegio/installations.ts';
import { shownRequest } from '../altegio/shownRequest.ts';
import type { DiskError } from '../files/diskError.ts';
import { installationNow, type InstallationNow } from './installationNow.ts';
import type { LedgerHold } from './ledger.ts';
import type { PartnerAtWork } from './partnerAtWork.ts';
import { sendOnce } from './sendOnce.ts';

/** `waiting`: to be sent (again) later. `sending`: it may have arrived, and the status has to be read before more is sent. */
export interface ActivationStep {
  readonly state: ActivationState;
  readonly problem: Problem | null;
}

export interface LocationActivation {
  readonly locationId: LocationId;
  /** As the last step left it, perhaps in an earlier run. */
  readonly before: ActivationState;
  /** Until when Altegio takes it. A refusal after that is because it is late. */
  readonly untilMs: number;
  /** Writes down that it is about to be sent; on an error it is not. */
  readonly onSending: () => Result<null, DiskError>;
  readonly signal: AbortSignal;
}

/** One try to activate a location. Nothing is sent a second time before the status has said that it is still pending. */
export async function activateLocation(
  at: Omit<PartnerAtWork, 'signal'>,
  activation: LocationActivation,
): Promise<ActivationStep> {
  const tried = await at.ledger.whileHeld((hold) => activateHeld(at, activation, hold));
  // The next round tries again.
  return tried.ok ? tried.value : { state: activation.before, problem: tried.error };
}

async function activateHeld(
  at: Omit<PartnerAtWork, 'signal'>,
  { locationId, before, untilMs, onSending, signal }: LocationActivation,
  hold: LedgerHold,
): Promise<ActivationStep> {
  const statusNow = (): Promise<InstallationNow> =>
    installationNow(at, locationId, { priority: 'poll', signal });

  if (before !== 'waiting') {
    const now = await statusNow();
    if (now.kind !== 'pending') return settled(now, before === 'sending' ? 'active' : 'alreadyActive');
  }

  const noted = onSending();
  if (!noted.ok) return { state: 'waiting', problem: noted.error };
  const input = { locationId, applicationId: at.applicationId };
  const operation = activateInstallationOperation(input);
  const sent = await sendOnce(at.ledger, {
    operation: operation.name,
    locationIds: [locationId],
    request: shownRequest(operation),
    // Never aborted: whether it arrived would not be known.
    send: () => activateInstallation(at.api, input, { priority: 'poll' }),
    answerOf: () => 'active',
    hold,
  });
  if (sent.ok) return { state: 'active', problem: null };
  const { error } = sent;
  if (error.kind === 'unsent') return { state: 'waiting', problem: error.problem };

  if (error.kind === 'lost') {
    const now = await statusNow();
    if (now.kind === 'pending') return { state: 'waiting', problem: error.problem };
    if (now.kind === 'active')
      at.ledger.end(error.entryId, { state: 'done', answer: 'active', problem: null });
    return settled(now, 'active');
  }
  if (error.error.kind !== 'forbidden') return afterRefusal(error.error, error.problem);

  // Altegio says 403 to what is active already, to what is late and to what is not this app's.
  const now = await statusNow();
  if (now.kind !== 'pending') return settled(now, 'alreadyActive');
  return at.serverNowMs() > untilMs
    ? { state: 'late', problem: { kind: 'activationLate', detail: null } }
    : { state: 'refused', problem: error.problem };
}

function settled(
  now: Exclude<InstallationNow, { kind: 'pending' }>,
  whenActive: 'active' | 'alreadyActive',
): ActivationStep {
  switch (now.kind) {
    case 'active':
      return { state: whenActive, problem: null };
    case 'refused':
      return { state: 'refused', problem: now.problem };
    case 'unknown':
      return { state: now.final ? 'failed' : 'sending', problem: now.problem };
  }
}

function afterRefusal({ kind }: ApiError, problem: Problem): ActivationStep {
  if (kind === 'unauthorized') return { state: 'failed', problem };
  return { state: mayPass(kind) ? 'waiting' : 'refused', problem };
}

/** Whether a refusal says something about this moment only. */
export function mayPass(kind: ApiError['kind']): boolean {
  return ['offline', 'proxy', 'certificate', 'networkBlock', 'redirected', 'rateLimited'].includes(kind);
}
