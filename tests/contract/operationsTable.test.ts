import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { COMMAND_NAMES } from '../../main/command-line/commands.ts';
import { type DescribedOperation, describedOperations } from './describedOperations.ts';
import { type OperationRow, operationRows, operationRowsOf } from './operationRows.ts';

let described: readonly DescribedOperation[];
let rows: readonly OperationRow[];

beforeAll(async () => {
  described = await describedOperations();
  rows = await operationRows();
});

const textOf = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');
const mentions = (text: string, name: string): boolean => new RegExp(`\\b${name}\\b`).test(text);
const declares = (text: string, name: string): boolean =>
  new RegExp(`^export (async )?(function|const|class) ${name}\\b`, 'm').test(text);

/** What is wrong with a row, in words. */
function faultsOf(row: OperationRow): readonly string[] {
  const { operationId, methods, commands, place, tests, unreceived } = row;
  const operation = described.find((one) => one.operationId === operationId);
  const faults = operation ? [] : [`${operationId} is not described`];
  for (const command of commands) {
    if (!COMMAND_NAMES.includes(command)) faults.push(`no command ${command}`);
  }
  if (place === '') faults.push('no place');
  if (unreceived) return operation?.receivedHere ? faults : [...faults, 'nobody asks it'];

  if (methods.length === 0 || methods.some(({ names }) => names.length === 0)) faults.push('no method');
  for (const { file, names } of methods) {
    const source = textOf(`main/${file}`);
    if (source === '') faults.push(`no file ${file}`);
    for (const name of names) {
      if (!declares(source, name)) faults.push(`no ${name} in ${file}`);
      if (!tests.some((path) => mentions(textOf(path), name))) faults.push(`no test of ${name}`);
    }
  }
  return [...faults, ...tests.filter((path) => !existsSync(path)).map((path) => `no file ${path}`)];
}

describe('the table of operations', () => {
  test('has one row for each that is described, in both directions', () => {
    const ids = rows.map(({ operationId }) => operationId);

    expect(ids.length).toBeGreaterThan(30);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.toSorted()).toEqual(described.map(({ operationId }) => operationId).toSorted());
  });

  test('names methods, commands and tests that exist', () => {
    expect(rows.flatMap((row) => faultsOf(row).map((fault) => `${row.operationId}: ${fault}`))).toEqual([]);
  });

  test('reaches every command', () => {
    const commands = rows.flatMap((row) => row.commands);

    expect(new Set(commands)).toEqual(new Set(COMMAND_NAMES));
  });
});

describe('the check of a row', () => {
  const good = (changes: Readonly<Record<string, string>> = {}): string => {
    const cells = {
      id: '`listTariffs`',
      method: '`altegio/billing.ts` `tariffs`',
      place: 'Partner tools; `ringdesk-altegio tariffs`',
      test: '`tests/contract/marketplace.test.ts`',
      ...changes,
    };
    return `| ${Object.values(cells).join(' | ')} |`;
  };
  const faults = (line: string): readonly string[] => operationRowsOf(line).flatMap(faultsOf);

  test('finds nothing wrong with a good one', () => {
    expect(operationRowsOf(good())).toHaveLength(1);
    expect(faults(good())).toEqual([]);
  });

  it.each([
    { changes: { id: '`listPrices`' }, fault: 'listPrices is not described' },
    { changes: { method: '`altegio/prices.ts` `tariffs`' }, fault: 'no file altegio/prices.ts' },
    { changes: { method: '`altegio/billing.ts` `prices`' }, fault: 'no prices in altegio/billing.ts' },
    { changes: { method: '`altegio/billing.ts` `tariff`' }, fault: 'no tariff in altegio/billing.ts' },
    { changes: { method: '`altegio/billing.ts`' }, fault: 'no method' },
    { changes: { method: 'nobody' }, fault: 'no method' },
    { changes: { method: 'none: too dear' }, fault: 'nobody asks it' },
    { changes: { place: '' }, fault: 'no place' },
    { changes: { place: '`ringdesk-altegio voip`' }, fault: 'no command voip' },
    { changes: { test: '`tests/contract/prices.test.ts`' }, fault: 'no file tests/contract/prices.test.ts' },
    { changes: { test: '`tests/contract/transport.test.ts`' }, fault: 'no test of tariffs' },
    { changes: { test: '' }, fault: 'no test of tariffs' },
  ])('says "$fault"', ({ changes, fault }) => {
    expect(faults(good(changes))).toContain(fault);
  });
});
