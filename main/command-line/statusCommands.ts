import * as z from 'zod';
import type { LocationId } from '../../contract/model/ids.ts';
import type { ApiError } from '../altegio/apiError.ts';
import { connectedLocations } from '../altegio/connectedLocations.ts';
import { installationStatus, type PaymentRow } from '../altegio/installations.ts';
import { allConnected } from './allConnected.ts';
import { command } from './command.ts';
import { ended, failed, type Ended, type Shown } from './ended.ts';
import { EXIT, exitCodeOf } from './exitCodes.ts';
import { failureText } from './failureText.ts';
import { anyLocationsInput, applicationInput, countInput } from './inputs.ts';
import { type WordForLocation, WORDS, wordForLocation } from './locationWord.ts';
import { counted, plainTable } from './plainTable.ts';
import type { Session } from './session.ts';

interface Line extends WordForLocation {
  readonly location: LocationId;
  readonly title: string | null;
  readonly payments: readonly PaymentRow[];
}

const PAGE_SIZE = 100;
const MOST_PAGE = 10_000;

export const statusCommands = [
  command({
    name: 'status',
    summary: 'Whether the app works in a location, in one word with the reason.',
    words: ['[location…]'],
    options: {},
    examples: ['status --app 4217', 'status 1001 1002 --app 4217 --json'],
    note: 'Without a location it tells of all in which the app is connected. One that was left, or never joined, has to be named. Of a single one it shows the payments too.',
    secrets: ['partner'],
    changes: false,
    input: z.object({ location: anyLocationsInput, app: applicationInput }),
    run: ({ location, app }, session) => showStatus(location, app, session),
  }),
  command({
    name: 'connected',
    summary: 'The locations in which the app is connected, a page of 100.',
    words: [],
    options: { page: { value: '<number>', summary: 'Which page, 1 without it.' } },
    examples: ['connected --app 4217', 'connected --app 4217 --page 2'],
    secrets: ['partner'],
    changes: false,
    input: z.object({ page: countInput(MOST_PAGE).default(1), app: applicationInput }),
    run: async ({ page, app }, { api, options }) => {
      const answer = await connectedLocations(api, { applicationId: app, page, count: PAGE_SIZE }, options);
      return ended(answer, ({ locations, total }) => ({
        json: { page, total, locations },
        text: [
          counted(locations.length, 'location') + (total === null ? '' : ` ${total} in all.`),
          ...(locations.length === 0
            ? []
            : [
                plainTable(
                  ['Location', 'Title', 'City', 'Time zone'],
                  locations.map(({ id, title, city, timeZone }) => [id, title, city, timeZone]),
                ),
              ]),
        ].join('\n'),
      }));
    },
  }),
];

async function showStatus(
  named: readonly LocationId[],
  applicationId: number,
  session: Session,
): Promise<Ended> {
  const connected = await allConnected(applicationId, session);
  if (!connected.ok && (named.length === 0 || isHopeless(connected.error))) return failed(connected.error);
  const known = connected.ok ? connected.value : new Map<LocationId, never>();

  const lines: Line[] = [];
  let trouble: ApiError | undefined;
  for (const location of named.length > 0 ? named : known.keys()) {
    const status = await installationStatus(
      session.api,
      { locationId: location, applicationId },
      session.options,
    );
    if (!status.ok && isHopeless(status.error)) return failed(status.error);
    if (!status.ok) trouble ??= status.error;
    const timeZone = known.get(location)?.timeZone ?? null;
    lines.push({
      location,
      title: known.get(location)?.title ?? null,
      payments: status.ok ? (status.value?.payments ?? []) : [],
      ...(status.ok
        ? wordForLocation(status.value, { timeZone, nowMs: session.nowMs() })
        : wordOfError(status.error)),
    });
  }
  return { kind: 'shown', shown: shownLines(lines), trouble: trouble && { error: trouble, lost: false } };
}

/** The next location will meet it as well. */
function isHopeless(error: ApiError): boolean {
  const code = exitCodeOf(error);
  return code === EXIT.network || code === EXIT.token;
}

function wordOfError(error: ApiError): WordForLocation {
  const closed = error.kind === 'forbidden' || error.kind === 'licenceEnded';
  return { word: closed ? 'noAccess' : 'unknown', reason: failureText(error, 'partner'), paidUntil: null };
}

function shownLines(lines: readonly Line[]): Shown {
  const [only] = lines;
  const payments = lines.length === 1 && only ? only.payments : [];
  return {
    json: { locations: lines },
    text: [
      lines.length === 0
        ? 'The app is connected in no location.'
        : plainTable(
            ['Location', 'Title', 'State', 'Paid until', 'Reason'],
            lines.map(({ location, title, word, paidUntil, reason }) => [
              location,
              title,
              WORDS[word],
              paidUntil,
              reason,
            ]),
          ),
      ...(payments.length === 0 ? [] : ['', paymentTable(payments)]),
    ].join('\n'),
  };
}

function paymentTable(payments: readonly PaymentRow[]): string {
  return plainTable(
    ['Payment', 'Sum', 'Paid', 'From', 'To', 'Refunded'],
    payments.map(({ id, sum, paidAtText, fromText, toText, refunded }) => [
      id,
      sum,
      paidAtText,
      fromText,
      toText,
      refunded ? 'yes' : 'no',
    ]),
  );
}
