import { CallBook } from '../../main/book/callBook.ts';
import { spawnBook } from '../../main/book/spawnBook.ts';
import { systemClock } from '../../main/clock.ts';

// A process to be killed: writes without a pause and says the name of every row that the book has taken.
const [worker = '', dir = '', keyHex = '', prefix = ''] = process.argv.slice(2);
const book = new CallBook({
  spawn: spawnBook(worker),
  dir,
  key: { keyHex, keeping: 'keyring' },
  clock: systemClock,
  onState: () => undefined,
  onNotice: ({ kind }) => process.stdout.write(`notice ${kind}\n`),
  onBug: (error) => {
    throw error;
  },
});
book.start();
for (let row = 0; ; row += 1) {
  const name = `${prefix}-${row}`;
  const written = await book.ask('writeMemo', { name, value: 'x'.repeat(3000) });
  process.stdout.write(`${written.ok ? name : written.error.detail}\n`);
}
