import type * as z from 'zod';
import { BookRow, CallDetails } from '../../../contract/model/callBook.ts';
import { downtown, harbour, localStart, marta, openNumber, riverside, secondsAgo } from './samples.ts';

/** One past call; parts of it as the test wants them. */
export function aPastCall(
  id: number,
  ageSeconds: number,
  part: Partial<z.input<typeof BookRow>> = {},
): BookRow {
  const startedAt = secondsAgo(ageSeconds);
  return BookRow.parse({
    key: `101:${id}`,
    cursor: { startedAtMs: Date.parse(startedAt), id },
    locationId: downtown.id,
    number: openNumber('+1 315 555 0175'),
    clientId: 1,
    clientName: 'Marta Quill',
    vip: false,
    firstTime: false,
    direction: 'incoming',
    status: 'success',
    startedAt,
    durationSeconds: 151,
    hasRecording: false,
    followUp: null,
    solvedBy: null,
    hasNote: false,
    ...part,
  });
}

const missed = { status: 'missed', durationSeconds: 0 } as const;
const stranger = { clientId: null, clientName: null } as const;

/** What a reception sees on an ordinary day: some of everything. */
export const pastCalls: [BookRow, ...BookRow[]] = [
  aPastCall(6012, 700, { ...missed, vip: true, followUp: 'done', solvedBy: 'calledBack' }),
  aPastCall(6011, 2100, {
    ...missed,
    ...stranger,
    number: openNumber('+1 310 555 0199'),
    firstTime: true,
    followUp: 'open',
  }),
  aPastCall(6010, 3500, {
    clientName: 'Elena Brandt',
    locationId: riverside.id,
    durationSeconds: 192,
    hasRecording: true,
  }),
  aPastCall(6009, 8200, {
    clientName: 'Jonas Weide',
    firstTime: true,
    locationId: riverside.id,
    direction: 'outgoing',
    durationSeconds: 48,
    hasRecording: true,
  }),
  aPastCall(6008, 12_400, {
    ...stranger,
    number: { kind: 'withheld' },
    locationId: harbour.id,
    status: 'busy',
    durationSeconds: 0,
  }),
  aPastCall(6007, 61_000, { clientName: 'Ann Shared', durationSeconds: 65, hasRecording: true }),
  aPastCall(6006, 88_000, { ...missed, clientName: 'Tessa Lund', followUp: 'waiting' }),
  aPastCall(6005, 93_000, { clientName: 'Ida Voss', direction: 'outgoing', ...missed }),
  aPastCall(6004, 96_000, { ...missed, clientName: 'Nora Feld', followUp: 'done', solvedBy: 'rangAgain' }),
  aPastCall(6003, 180_000, {
    ...stranger,
    number: { kind: 'internal', extension: '104' },
    direction: 'internal',
    durationSeconds: 21,
  }),
  aPastCall(6002, 270_000, {
    clientName: 'Wilhelmina Alexandra von Hohenstein-Quill',
    locationId: riverside.id,
    status: 'notavailable',
    durationSeconds: 0,
    followUp: 'done',
    solvedBy: 'markedCalledBack',
  }),
  aPastCall(6001, 31_000_000, { ...missed, clientName: 'Omar Said', followUp: 'done', solvedBy: 'lapsed' }),
];

/** What the side pane says about the first of them. */
export const martasDetails: Partial<CallDetails> = CallDetails.omit({ row: true }).parse({
  client: marta(),
  clientAsOf: secondsAgo(240),
  note: {
    text: 'Wants Ines, not before five.',
    outcome: null,
    changedAt: null,
    sending: 'notSent',
    problem: null,
  },
  solvedAt: secondsAgo(300),
  bookedAfter: { localStart: localStart(2, '17:00'), services: ['Colour'], staffName: 'Ines' },
  savedRows: [
    { key: '101:6012', status: 'busy' },
    { key: '101:6013', status: 'missed' },
  ].map((row) => ({
    ...row,
    locationId: downtown.id,
    startedAt: secondsAgo(700),
    durationSeconds: 0,
    hasRecording: false,
  })),
  sameNumber: [
    aPastCall(5990, 300, { direction: 'outgoing', hasRecording: true }),
    aPastCall(5980, 3_700_000, { durationSeconds: 72 }),
  ],
});
