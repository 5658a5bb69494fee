import * as z from 'zod';
import { command } from './command.ts';
import { countInput, switchInput } from './inputs.ts';
import { counted, plainTable } from './plainTable.ts';
import { didText, momentText, nextText } from './profileLedger.ts';

const STATES = { sending: 'On its way', done: 'Done', refused: 'Refused', lost: 'Answer unknown' } as const;
const MOST = 1000;

export const ledgerCommand = command({
  name: 'ledger',
  summary: 'What was sent for the partner from this computer, and what to do about lost answers.',
  words: [],
  options: {
    open: { summary: 'Only what may have been sent and has no answer.' },
    limit: { value: '<number>', summary: 'How many lines, newest first, 25 without it.' },
  },
  examples: ['ledger', 'ledger --open --json', 'ledger --user-data-dir /srv/ringdesk'],
  note: "The app's partner tools show the same lines. Nothing is asked of Altegio.",
  secrets: [],
  changes: false,
  input: z.object({ open: switchInput, limit: countInput(MOST).default(25) }),
  run: ({ open, limit }, session) => {
    const ledger = session.ledger();
    if (!ledger.ok) return Promise.resolve({ kind: 'wrong', text: ledger.error });
    const { entries, total } = ledger.value.list(0, Infinity);
    const isOpen = ({ state, next }: (typeof entries)[number]): boolean =>
      state === 'sending' || (state === 'lost' && next !== 'nothing');
    const lines = entries.filter((entry) => !open || isOpen(entry)).slice(0, limit);
    const table = plainTable(
      ['When', 'Who', 'What', 'Locations', 'State', 'Answer', 'What to do'],
      lines.map((entry) => [
        momentText(entry.at),
        entry.who,
        didText(entry.operation),
        entry.locationIds.join(', '),
        STATES[entry.state],
        entry.answer,
        nextText(entry),
      ]),
    );
    return Promise.resolve({
      kind: 'shown',
      shown: {
        json: { total, lines },
        text: [
          `${counted(lines.length, 'line')} ${total} in all.`,
          ...(lines.length > 0 ? [table] : []),
        ].join('\n'),
      },
    });
  },
});
