import { expect, test } from 'vitest';
import { CallKey } from '../../../../../contract/model/ids.ts';
import { bookHandlers } from '../../../../../main/book/bookHandlers.ts';
import { recordingHandlers } from '../../../../../main/book/queries/recordings.ts';
import { aCall, downtown, NOON } from '../../../../support/calls.ts';
import { anEmptyBook } from '../../../../support/directBook.ts';

const rule = { minSeconds: 0, openingHours: null, openDays: 7 };
const key = CallKey.parse(`${downtown.id}:1`);

test.each([
  ['its link', aCall({ recordingUrl: 'https://records.example/1' }), 'https://records.example/1', true],
  ['no link', aCall(), null, true],
  ['an empty link', aCall({ recordingUrl: '' }), null, true],
  ['that nobody answered', aCall({ status: 'missed', durationSeconds: 0 }), null, false],
])('tells of a call %s', (_name, call, link, answered) => {
  const book = anEmptyBook();
  bookHandlers.putCalls(book, { locations: [downtown], calls: [call], nowMs: NOON, rule });
  expect(recordingHandlers.callRecording(book, { key })).toEqual({
    link,
    answered,
    endedAtMs: NOON - 10_000,
  });
});

test('knows nothing of a call that is not there', () => {
  expect(recordingHandlers.callRecording(anEmptyBook(), { key })).toBeNull();
});
