import * as z from 'zod';
import type { LocationId } from '../../contract/model/ids.ts';
import type { ApiError } from '../altegio/apiError.ts';
import {
  activateByRedirect,
  activateInstallation,
  type Installation,
  installationStatus,
  uninstallApplication,
} from '../altegio/installations.ts';
import { change } from './change.ts';
import { command } from './command.ts';
import { failed, type Ended } from './ended.ts';
import { failureText } from './failureText.ts';
import { applicationInput, locationInput, locationsInput, switchInput } from './inputs.ts';
import { mayHaveHappened } from '../altegio/mayHaveHappened.ts';
import { plainTable } from './plainTable.ts';
import type { Session } from './session.ts';

type Activated =
  | { readonly kind: 'active' | 'alreadyActive'; readonly text: string }
  | { readonly kind: 'notActive'; readonly text: string; readonly error: ApiError; readonly lost: boolean };

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
    input: z.object({ location: locationInput, app: applicationInput }),
    run: ({ location, app }, session) =>
      change(session, {
        question: `Remove app ${app} from location ${location}, with all its settings there?`,
        send: () =>
          uninstallApplication(session.api, { locationId: location, applicationId: app }, session.options),
        done: () => ({
          json: { location, uninstalled: true },
          text: `The app is removed from location ${location}.`,
        }),
        look: `Look with "status ${location}" before you repeat it.`,
      }),
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

  const rows: { readonly location: LocationId; readonly outcome: Activated }[] = [];
  for (const locationId of locations) {
    const outcome = await activate({ locationId, applicationId }, byRedirect, session);
    if (outcome.kind === 'notActive' && locations.length === 1 && !outcome.lost) return failed(outcome.error);
    rows.push({ location: locationId, outcome });
  }
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
  installation: Installation,
  byRedirect: boolean,
  { api, options }: Session,
): Promise<Activated> {
  // An active one is refused as if the right were missing, so the state is asked for on both sides.
  const before = await installationStatus(api, installation, options);
  if (!before.ok) return notActive(before.error, false);
  if (before.value?.state === 'active') return { kind: 'alreadyActive', text: 'Active already.' };

  const send = byRedirect ? activateByRedirect : activateInstallation;
  const sent = await send(api, installation, options);
  const after = await installationStatus(api, installation, options);
  if (after.ok && after.value?.state === 'active') return { kind: 'active', text: 'Active now.' };
  if (!sent.ok) return notActive(sent.error, mayHaveHappened(sent.error));
  return after.ok
    ? { ...notActive({ kind: 'notFound' }, true), text: 'Accepted, but not active yet.' }
    : notActive(after.error, true);
}

function notActive(error: ApiError, lost: boolean): Activated & { readonly kind: 'notActive' } {
  const text = failureText(error, 'partner');
  return { kind: 'notActive', error, lost, text: lost ? `${text} It may or may not have happened.` : text };
}
