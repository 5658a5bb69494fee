import {
  type InstallationStatus,
  uninstallApplication,
  uninstallApplicationOperation,
} from '../../altegio/installations.ts';
import { shownRequest } from '../../altegio/shownRequest.ts';
import type { Problem } from '../../../contract/model/problem.ts';
import { texts } from '../../texts.ts';
import { activate, problem, readOnce, readUntil, waitForOwner } from './installationSteps.ts';
import type { ModerationStep, StepContext } from './moderationStep.ts';
import { sendNoted } from './sendNoted.ts';

const words = texts.partner.moderation;

/** A location that the owner has just connected becomes active. */
export const connects: ModerationStep = async (context) => {
  const status = await readOnce(context);
  if (!status.ok) return status.error;
  const state = status.value?.state;
  if (state === 'active' || state === 'frozen') return problem('alreadyConnected');
  return state === 'pending' ? activate(context) : reconnect(context);
};

/** A location that is active already connects once more, as it does when a known user comes back. */
export const connectsKnownUser: ModerationStep = async (context) => {
  const status = await readOnce(context);
  if (!status.ok) return status.error;
  if (status.value === null) return problem('invalidInput', words.connectFirst);
  const first = status.value.state === 'pending' ? await activate(context) : null;
  return first ?? activate(context);
};

/** The app is taken away, the owner presses Connect again, and it becomes active. */
export const disconnectsAndReconnects: ModerationStep = async (context) => {
  const status = await readOnce(context);
  if (!status.ok) return status.error;
  const state = status.value?.state;
  const wasDisconnected = context.hasNoted(uninstallApplicationOperation({ ...appIn(context) }).name);
  if (state === 'active' || state === 'frozen') {
    // Whoever took the new link was quicker.
    if (wasDisconnected && state === 'active') return null;
    const trouble = await disconnect(context);
    if (trouble) return trouble;
  } else if (!wasDisconnected) {
    return problem('invalidInput', words.connectFirst);
  } else if (state === 'pending') {
    return activate(context);
  }
  return reconnect(context);
};

async function reconnect(context: StepContext): Promise<Problem | null> {
  const status = await waitForOwner(context);
  if (!status.ok) return status.error;
  return status.value.state === 'active' ? null : activate(context);
}

async function disconnect(context: StepContext): Promise<Problem | null> {
  const { at, signal } = context;
  const request = shownRequest(uninstallApplicationOperation(appIn(context)));
  const sent = await sendNoted(context, request, () =>
    uninstallApplication(at.api, appIn(context), { signal }),
  );
  if (!sent.ok) return sent.error;
  const { failure, settle } = sent.value;
  if (failure?.kind === 'refused' && failure.error.kind !== 'notFound') return failure.problem;

  // An owner who presses Connect again at once is quicker than the look.
  const isGone = (read: InstallationStatus | null): boolean => read === null || read.state === 'pending';
  const status = await readUntil(context, isGone);
  if (!status.ok) return status.error;
  if (!isGone(status.value)) return failure?.problem ?? problem('badAnswer', words.stillInstalled);
  settle(words.notInstalled);
  return null;
}

const appIn = ({ at, locationId }: StepContext) => ({ locationId, applicationId: at.applicationId });
