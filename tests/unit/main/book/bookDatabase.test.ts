import { expect, it } from 'vitest';
import { openDatabase, whole } from '../../../../main/book/bookDatabase.ts';

function setup() {
  const database = openDatabase({ file: ':memory:', keyHex: null });
  database.exec('CREATE TABLE rows (x)');
  const put = (x: number) => database.prepare('INSERT INTO rows VALUES (?)').run(x);
  const rows = () => database.prepare('SELECT x FROM rows').pluck().all();
  return { database, put, rows };
}

const fail = () => {
  throw new Error('no');
};

it('keeps all of it or nothing', () => {
  const { database, put, rows } = setup();
  expect(whole(database, () => put(1).changes)).toBe(1);
  expect(() =>
    whole(database, () => {
      put(2);
      fail();
    }),
  ).toThrow('no');
  expect(rows()).toEqual([1]);
  expect(database.inTransaction).toBe(false);
});

it('lets a part fail alone', () => {
  const { database, put, rows } = setup();
  database.transaction(() => {
    put(1);
    const part = database.transaction((x: number) => {
      put(x);
      fail();
    });
    expect(() => part(2)).toThrow('no');
    put(3);
  })();
  expect(rows()).toEqual([1, 3]);
});

it('names the reason when SQLite has rolled back by itself', () => {
  const { database, put, rows } = setup();
  put(0);
  database.exec('PRAGMA max_page_count = 20');
  const fill = database.transaction(() => {
    for (let row = 0; row < 100_000; row += 1) put(row);
  });
  expect(fill).toThrow(expect.objectContaining({ code: 'SQLITE_FULL' }));
  expect(database.inTransaction).toBe(false);
  expect(rows()).toEqual([0]);
});
