import * as z from 'zod';
import type { LocationId } from '../../contract/model/ids.ts';
import { type CallListMemory, listCalls } from '../altegio/calls.ts';
import { getLocation } from '../altegio/locations.ts';
import { readCallRange } from '../calls/readCallRange.ts';
import { dayIn, wallClockIn } from '../calls/salonDay.ts';
import type { SavedCall } from '../calls/savedCall.ts';
import { dayOfEpoch, epochDay } from '../calls/epochDay.ts';
import { texts } from '../texts.ts';
import { command } from './command.ts';
import { ended, failed, type Ended } from './ended.ts';
import { countInput, dayInput, digitsInput, locationInput } from './inputs.ts';
import { locationClock } from './locationClock.ts';
import { phoneText } from './phoneText.ts';
import { counted, plainTable } from './plainTable.ts';
import type { Session } from './session.ts';

interface Wanted {
  readonly location: LocationId;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly phone?: string | undefined;
  readonly limit: number;
}

const PAGE_SIZE = 1000;
const words = texts.callsCsv;

export const callCommands = [
  command({
    name: 'calls',
    summary: 'Finished calls of a location, newest first.',
    words: ['<location>'],
    options: {
      from: { value: '<day>', summary: 'The first day, today without it.' },
      to: {
        value: '<day>',
        summary: 'The last day, included; the first one without it, today without both.',
      },
      phone: { value: '<number>', summary: 'Only calls in whose number these digits occur.' },
      limit: { value: '<number>', summary: 'How many at most, 50 without it.' },
    },
    examples: [
      'calls 1001',
      'calls 1001 --from 2026-11-01 --to 2026-11-25 --phone 5550175 --limit 200 --json',
    ],
    note: 'Days are those of the location\'s own clock. The user needs the right "Overview - Calls".',
    secrets: ['partner', 'user'],
    changes: false,
    input: z
      .object({
        location: locationInput,
        from: dayInput.optional(),
        to: dayInput.optional(),
        phone: digitsInput.optional(),
        limit: countInput(10_000).default(50),
      })
      .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
        path: ['to'],
        message: 'must not be before --from',
      }),
    run: showCalls,
  }),
];

async function showCalls(wanted: Wanted, session: Session): Promise<Ended> {
  const { api, options, fullNumbers } = session;
  const row = await getLocation(api, { locationId: wanted.location }, options);
  if (!row.ok) return failed(row.error);
  const location = await locationClock(row.value, session);
  const { timeZone } = location;
  const toDay = wanted.to ?? dayIn(timeZone, session.nowMs());
  const fromDay = wanted.from ?? toDay;

  const memory: CallListMemory = new Map();
  // In which zone the days are meant, and whether the last is included, is not documented.
  const widened = { fromDay: dayOfEpoch(epochDay(fromDay) - 1), toDay: dayOfEpoch(epochDay(toDay) + 1) };
  const range = await readCallRange(
    (page) => listCalls(api, memory, { location, ...widened, page, limit: PAGE_SIZE }, options),
    PAGE_SIZE,
  );
  return ended(range, ({ calls }) => {
    const rows = calls
      .map((call) => ({ call, startedAtMs: Math.max(...call.startedAtCandidatesMs) }))
      .filter(({ call, startedAtMs }) => {
        const day = dayIn(timeZone, startedAtMs);
        return day >= fromDay && day <= toDay && hasDigits(call, wanted.phone);
      })
      .sort((a, b) => b.startedAtMs - a.startedAtMs || b.call.callId - a.call.callId);
    const kept = rows.slice(0, wanted.limit).map(({ call, startedAtMs }) => ({
      id: call.callId,
      startedAt: new Date(startedAtMs).toISOString(),
      localTime: wallClockIn(timeZone, startedAtMs),
      direction: call.direction,
      status: call.status,
      number: phoneText(call.callerPhone, fullNumbers),
      clientId: call.clientId,
      durationSeconds: call.durationSeconds,
      hasRecording: call.recordingUrl !== null,
      recordingUnread: call.recordingUnread ?? false,
    }));
    const table = plainTable(
      ['Time', 'Direction', 'Status', 'Number', 'Client', 'Seconds', 'Recording', 'Call'],
      kept.map((row) => [
        row.localTime.replace('T', ' '),
        words.directions[row.direction],
        words.statuses[row.status],
        row.number,
        row.clientId,
        row.durationSeconds ?? 'unknown',
        row.recordingUnread ? 'unknown' : row.hasRecording ? words.yes : words.no,
        row.id,
      ]),
    );
    const more = rows.length > kept.length ? ` The newest ${kept.length} are shown.` : '';
    return {
      json: { location: wanted.location, timeZone, fromDay, toDay, found: rows.length, calls: kept },
      text: `${counted(rows.length, 'call')}${more}${kept.length === 0 ? '' : `\n${table}`}`,
    };
  });
}

function hasDigits({ callerPhone }: SavedCall, digits: string | undefined): boolean {
  return digits === undefined || callerPhone.replace(/\D/g, '').includes(digits);
}
