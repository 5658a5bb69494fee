import { expect, test } from 'vitest';
import * as z from 'zod';
import { events, requests } from '../../../contract/ipc/contract.ts';

const SECRET = /token|password|secret|authorization|api_?key/i;
// These say something about tokens without being one.
const HARMLESS = new Set(['refusedToken', 'tokensUnreadable', 'telephonyTokens']);

function keysOf(schema: unknown, found = new Set<string>()): Set<string> {
  JSON.stringify(schema, (key, value: unknown) => {
    if (key === 'properties' && typeof value === 'object' && value !== null) {
      for (const name of Object.keys(value)) found.add(name);
    }
    return value;
  });
  return found;
}

const outputs = [
  ...Object.entries(requests).map(([name, { output }]) => ({ name, schema: output })),
  ...Object.entries(events).map(([name, schema]) => ({ name, schema })),
];

test.each(outputs)('$name never brings a secret out of main', ({ schema }) => {
  const keys = keysOf(z.toJSONSchema(schema, { unrepresentable: 'any' }));
  expect([...keys].filter((key) => SECRET.test(key) && !HARMLESS.has(key))).toEqual([]);
});

test('the walk over the schemas sees nested keys', () => {
  const schema = z.toJSONSchema(z.object({ list: z.array(z.object({ userToken: z.string() })) }));
  expect([...keysOf(schema)]).toContain('userToken');
});
