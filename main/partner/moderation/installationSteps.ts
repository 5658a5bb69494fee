import type { Problem, ProblemKind } from '../../../contract/model/problem.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import {
  activateInstallation,
  activateInstallationOperation,
  type InstallationStatus,
  installationStatus,
  installationStatusOperation,
} from '../../altegio/installations.ts';
import { problemOf } from '../../altegio/problemOf.ts';
import { shownRequest } from '../../altegio/shownRequest.ts';
import { texts } from '../../texts.ts';
import { pause } from '../../pause.ts';
import { readBack } from '../readBack.ts';
import { errorInShort, statusInShort } from './evidenceWords.ts';
import type { StepContext } from './moderationStep.ts';
import { sendNoted } from './sendNoted.ts';

type Status = InstallationStatus | null;

const words = texts.partner.moderation;
const POLL_MS = 10_000;
const PATIENCE_MS = 30 * 60_000;
const MOST_TRIES = 2;

export const problem = (kind: ProblemKind, detail: string | null = null): Problem => ({ kind, detail });

/** Reads the installation a few times until it is as wanted, and keeps the last reading as evidence. */
export async function readUntil(
  { at, locationId, signal, note }: StepContext,
  isWanted: (status: Status) => boolean,
): Promise<Result<Status, Problem>> {
  const seen: Status[] = [];
  const read = await readBack(
    at,
    locationId,
    (status) => {
      seen.push(status);
      return isWanted(status) ? true : null;
    },
    signal,
  );
  const last = seen.at(-1) ?? null;
  const request = shownRequest(installationStatusOperation({ locationId, applicationId: at.applicationId }));
  note(request, read.ok ? statusInShort(last) : errorInShort(read.error));
  return read.ok ? ok(last) : err(problemOf(read.error, 'wrongPartnerToken'));
}

export const readOnce = (context: StepContext): Promise<Result<Status, Problem>> =>
  readUntil(context, () => true);

/** Activates and looks whether it is active. That it was active before, which Altegio refuses, is as good. */
export async function activate(context: StepContext): Promise<Problem | null> {
  const { at, locationId, signal } = context;
  const installation = { locationId, applicationId: at.applicationId };
  const request = shownRequest(activateInstallationOperation(installation));
  for (let tries = 1; ; tries += 1) {
    const sent = await sendNoted(context, request, () =>
      activateInstallation(at.api, installation, { signal }),
    );
    if (!sent.ok) return sent.error;
    const { failure, settle } = sent.value;
    if (failure?.kind === 'refused' && failure.error.kind !== 'forbidden') return failure.problem;

    const status = await readUntil(context, (read) => read?.state === 'active');
    if (!status.ok) return status.error;
    const state = status.value?.state;
    if (state === 'active') {
      settle(words.isActive);
      return null;
    }
    if (!failure) return problem('badAnswer', words.stillNotActive);
    // Harmless to repeat only as long as Altegio says that nobody has activated it.
    const again = failure.kind === 'lost' && state === 'pending' && tries < MOST_TRIES;
    if (!again) return failure.problem;
  }
}

/** Waits until the owner has pressed Connect; it may have been activated since by whoever took the link. */
export async function waitForOwner(context: StepContext): Promise<Result<InstallationStatus, Problem>> {
  const { at, locationId, signal, ask, note } = context;
  const installation = { locationId, applicationId: at.applicationId };
  const request = shownRequest(installationStatusOperation(installation));
  ask(problem('ownerMustConnect'));
  const endMonoMs = at.clock.monotonic() + PATIENCE_MS;
  while (!signal.aborted && at.clock.monotonic() < endMonoMs) {
    const status = await installationStatus(at.api, installation, { signal });
    const state = status.ok ? status.value?.state : undefined;
    if (status.ok && status.value && (state === 'pending' || state === 'active')) {
      note(request, statusInShort(status.value));
      ask(null);
      return ok(status.value);
    }
    if (!status.ok && (status.error.kind === 'unauthorized' || status.error.kind === 'forbidden')) {
      note(request, errorInShort(status.error));
      return err(problemOf(status.error, 'wrongPartnerToken'));
    }
    await pause(at.clock, POLL_MS, signal);
  }
  return err(problem('ownerMustConnect'));
}
