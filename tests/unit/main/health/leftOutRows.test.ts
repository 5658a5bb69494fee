import { describe, expect, test } from 'vitest';
import { LeftOutRows } from '../../../../main/health/leftOutRows.ts';

const row = (mark: string, reason: 'id' | 'time' = 'time') => ({ reason, mark, example: `field: ${mark}` });

describe('rows that are left out', () => {
  test('are counted once by reason, most first, with the latest example', () => {
    const rows = new LeftOutRows();
    expect(rows.all()).toEqual([]);
    rows.add([row('a', 'id'), row('a'), row('b')]);
    rows.add([row('a'), row('b'), row('c')]);
    expect(rows.all()).toEqual([
      { reason: 'time', rows: 3, example: 'field: c' },
      { reason: 'id', rows: 1, example: 'field: a' },
    ]);
  });

  test('are news only when they were not known', () => {
    const rows = new LeftOutRows();
    expect(rows.add([row('a', 'id'), row('a')])).toHaveLength(2);
    expect(rows.add([row('a', 'id'), row('b')])).toEqual([{ reason: 'time', rows: 2, example: 'field: b' }]);
    expect(rows.add([row('b')])).toEqual([]);
  });
});
