import * as z from 'zod';
import type { LocationId } from '../../contract/model/ids.ts';
import type { Problem } from '../../contract/model/problem.ts';
import type { ApiError } from '../altegio/apiError.ts';
import {
  activateByRedirect,
  activateByRedirectOperation,
  activateInstallation,
  activateInstallationOperation,
  type Installation,
  installationStatus,
  type InstallationStatus,
  uninstallApplication,
  uninstallApplicationOperation,
} from '../altegio/installations.ts';
import { shownRequest } from '../altegio/shownRequest.ts';
import type { Ledger, LedgerHold } from '../partner/ledger.ts';
import { type SendFailure, sendOnce } from '../partner/sendOnce.ts';
import { unsent } from './changeOnce.ts';
import { command } from './command.ts';
import { failed, type Ended } from './ended.ts';
import { failureText } from './failureText.ts';
import { applicationInput, locationInput, locationsInput, switchInput } from './inputs.ts';
import { plainTable } from './plainTable.ts';
import { openLines } from './profileLedger.ts';
import type { Session } from './session.ts';

type Activated =
  | { readonly kind: 'active' | 'alreadyActive'; readonly text: string }
  | { readonly kind: 'notActive'; readonly text: string; readonly error: ApiError; readonly lost: boolean };

type Unsent = Extract<SendFailure, { kind: 'unsent' }>;

interface Row {
  readonly location: LocationId;
  readonly outcome: Activated;
}

export const activationCommands = [
  command({
    name: 'activate',
    summary: 'Make the app active where the owner has just pressed Connect.',
    words: ['<location…>'],
    options: { redirect: { summary: 'Use the address that sends a browser on afterwards.' } },
    examples: ['activate 1001 1002 --app 4217', 'activate 1001 --app 4217 --redirect --yes'],
    note: 'Altegio takes it for an hour after Connect. Name every location that the owner chose: one that is left out stays unconnected. Where the app is active already nothing is sent.',
    secrets: ['partner'],
    changes: true,
    ledger: true,
    input: z.object({ location: locationsInput, redirect: switchInput, app: applicationInput }),
    run: ({ location, redirect, app }, session) => activateAll(location, app, redirect, session),
  }),
  command({
    name: 'uninstall',
    summary: 'Remove the app from a location, with all its settings there.',
    words: ['<location>'],
    options: {},
    examples: ['uninstall 1001 --app 4217'],
    note: 'Disable telephony first, with "voip disable": afterwards Altegio may not take it any more.',
    secrets: ['partner'],
    changes: true,
    ledger: true,
    input: z.object({ location: locationInput, app: applicationInput }),
    run: ({ location, app }, session) => uninstall({ locationId: location, applicationId: app }, session),
  }),
];

async function activateAll(
  locations: readonly LocationId[],
  applicationId: number,
  byRedirect: boolean,
  session: Session,
): Promise<Ended> {
  const question = `Activate app ${applicationId} in ${locations.join(', ')}?`;
  if (!(await session.agree(question))) return { kind: 'declined' };

  const ledger = session.ledger();
  if (!ledger.ok) return { kind: 'wrong', text: ledger.error };
  const ended = await ledger.value.whileHeld(async (hold): Promise<Ended> => {
    const rows: Row[] = [];
    for (const locationId of locations) {
      const activation = { locationId, applicationId, byRedirect };
      const outcome = await activate(activation, session, ledger.value, hold);
      if (outcome.kind === 'unsent') return notAll(rows, outcome.problem);
      if (outcome.kind === 'notActive' && locations.length === 1 && !outcome.lost)
        return failed(outcome.error);
      rows.push({ location: locationId, outcome });
    }
    return activated(rows);
  });
  return ended.ok ? ended.value : unsent(ended.error);
}

/** The ledger cannot be written any more. */
function notAll(rows: readonly Row[], problem: Problem): Ended {
  const ended = unsent(problem);
  if (rows.length === 0 || ended.kind !== 'unsent') return ended;
  const before = rows.map(({ location, outcome }) => `${location}: ${outcome.text}`).join(' ');
  return { ...ended, text: `${ended.text} Before that: ${before}` };
}

function activated(rows: readonly Row[]): Ended {
  const open = rows.map(({ outcome }) => outcome).filter((outcome) => outcome.kind === 'notActive');
  const worst = open.find(({ lost }) => lost) ?? open[0];
  return {
    kind: 'shown',
    shown: {
      json: {
        locations: rows.map(({ location, outcome }) => ({
          location,
          state: outcome.kind,
          reason: outcome.text,
        })),
      },
      text: plainTable(
        ['Location', 'Outcome'],
        rows.map(({ location, outcome }) => [location, outcome.text]),
      ),
    },
    trouble: worst && { error: worst.error, lost: worst.lost },
  };
}

async function activate(
  { byRedirect, ...installation }: Installation & { readonly byRedirect: boolean },
  { api, options }: Session,
  ledger: Ledger,
  hold: LedgerHold,
): Promise<Activated | Unsent> {
  // An active one is refused as if the right were missing, so the state is asked for on both sides.
  const before = await installationStatus(api, installation, options);
  if (!before.ok) return notActive(before.error, false);
  const operation = (byRedirect ? activateByRedirectOperation : activateInstallationOperation)(installation);
  // What was sent before and never answered has arrived, or the status says that it has not.
  const earlier = openLines(ledger).filter(
    (line) =>
      /^activateInstallation/.test(line.operation) && line.locationIds.includes(installation.locationId),
  );
  const isActive = before.value?.state === 'active';
  for (const { id, problem } of earlier)
    ledger.end(
      id,
      isActive
        ? { state: 'done', answer: 'active', problem: null }
        : { state: 'lost', next: 'sendAgain', answer: 'not active, says the status', problem },
    );
  if (isActive) return { kind: 'alreadyActive', text: 'Active already.' };

  const send = byRedirect ? activateByRedirect : activateInstallation;
  const sent = await sendOnce(ledger, {
    operation: operation.name,
    locationIds: [installation.locationId],
    request: shownRequest(operation),
    send: () => send(api, installation, options),
    answerOf: () => 'active',
    hold,
  });
  const failure = sent.ok ? null : sent.error;
  if (failure?.kind === 'unsent') return failure;
  const after = await installationStatus(api, installation, options);
  if (after.ok && after.value?.state === 'active') {
    if (failure) ledger.end(failure.entryId, { state: 'done', answer: 'active', problem: null });
    return { kind: 'active', text: 'Active now.' };
  }
  if (failure) {
    const { kind, entryId, error, problem } = failure;
    if (kind === 'lost' && after.ok)
      ledger.end(entryId, {
        state: 'lost',
        next: 'sendAgain',
        answer: 'not active, says the status',
        problem,
      });
    return notActive(error, kind === 'lost');
  }
  return after.ok
    ? { ...notActive({ kind: 'notFound' }, true), text: 'Accepted, but not active yet.' }
    : notActive(after.error, true);
}

/** What was removed by an earlier try is not removed again, and a lost answer is followed up by the status. */
async function uninstall(installation: Installation, session: Session): Promise<Ended> {
  const { locationId, applicationId } = installation;
  const question = `Remove app ${applicationId} from location ${locationId}, with all its settings there?`;
  if (!(await session.agree(question))) return { kind: 'declined' };
  const ledger = session.ledger();
  if (!ledger.ok) return { kind: 'wrong', text: ledger.error };
  const removed = await ledger.value.whileHeld((hold) =>
    uninstallHeld(installation, session, ledger.value, hold),
  );
  return removed.ok ? removed.value : unsent(removed.error);
}

async function uninstallHeld(
  installation: Installation,
  { api, options }: Session,
  ledger: Ledger,
  hold: LedgerHold,
): Promise<Ended> {
  const { locationId } = installation;
  const removed = (text: string): Ended => ({
    kind: 'shown',
    shown: { json: { location: locationId, uninstalled: true }, text },
  });
  const operation = uninstallApplicationOperation(installation);
  const earlier = openLines(ledger).filter(
    (line) => line.operation === operation.name && line.locationIds.includes(locationId),
  );
  if (earlier.length > 0) {
    const now = await installationStatus(api, installation, options);
    if (!now.ok) return failed(now.error);
    for (const { id, problem } of earlier)
      ledger.end(
        id,
        isGone(now.value)
          ? { state: 'done', answer: 'notInstalled', problem: null }
          : { state: 'lost', next: 'sendAgain', answer: 'still installed, says the status', problem },
      );
    if (isGone(now.value))
      return removed(`An earlier try has arrived: the app is removed from location ${locationId}.`);
  }
  const sent = await sendOnce(ledger, {
    operation: operation.name,
    locationIds: [locationId],
    request: shownRequest(operation),
    send: () => uninstallApplication(api, installation, options),
    answerOf: () => 'notInstalled',
    hold,
  });
  if (sent.ok) return removed(`The app is removed from location ${locationId}.`);
  if (sent.error.kind === 'unsent') return unsent(sent.error.problem);
  if (sent.error.kind === 'refused') return failed(sent.error.error);
  const { entryId, error } = sent.error;
  const after = await installationStatus(api, installation, options);
  if (after.ok && isGone(after.value)) {
    ledger.end(entryId, { state: 'done', answer: 'notInstalled', problem: null });
    return removed(`The answer was lost; the app is removed from location ${locationId}, says the status.`);
  }
  return { kind: 'lost', error, look: `Look with "status ${locationId}" before you repeat it.` };
}

const isGone = (status: InstallationStatus | null): boolean =>
  status === null || status.state === 'notInstalled';

function notActive(error: ApiError, lost: boolean): Activated & { readonly kind: 'notActive' } {
  const text = failureText(error, 'partner');
  return { kind: 'notActive', error, lost, text: lost ? `${text} It may or may not have happened.` : text };
}
