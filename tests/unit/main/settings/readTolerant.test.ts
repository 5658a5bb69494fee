import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { parseJsonObject } from '../../../../main/files/json.ts';
import { readTolerant } from '../../../../main/settings/readTolerant.ts';

const schema = z.object({
  theme: z.enum(['light', 'dark']),
  seconds: z.number(),
  modes: z.record(z.string(), z.enum(['full', 'nothing'])),
  places: z.array(z.object({ id: z.number() })),
});
const defaults = schema.parse({ theme: 'light', seconds: 30, modes: {}, places: [] });

describe('readTolerant', () => {
  it.each([
    {
      name: 'takes what is sound',
      raw: { theme: 'dark', seconds: 5 },
      value: { theme: 'dark', seconds: 5 },
      faults: [],
    },
    {
      name: 'defaults one bad key',
      raw: { theme: 'pink', seconds: 5 },
      value: { seconds: 5 },
      faults: ['theme'],
    },
    {
      name: 'drops one bad entry of a record',
      raw: { modes: { a: 'full', b: 1 } },
      value: { modes: { a: 'full' } },
      faults: ['modes.b'],
    },
    {
      name: 'drops bad rows of a list',
      raw: { places: [{ id: 1 }, { id: 'x' }, null, { id: 2 }] },
      value: { places: [{ id: 1 }, { id: 2 }] },
      faults: ['places.1', 'places.2'],
    },
    { name: 'drops keys nobody knows', raw: { colour: 1 }, value: {}, faults: [] },
    {
      name: 'is not poisoned by a prototype',
      raw: parseJsonObject('{"__proto__":{"theme":"dark"}}'),
      value: {},
      faults: [],
    },
    { name: 'falls back for something else altogether', raw: [1, 2], value: {}, faults: ['everything'] },
    { name: 'finds nothing wrong with nothing', raw: undefined, value: {}, faults: [] },
  ])('$name', ({ raw, value, faults }: { raw: unknown; value: object; faults: string[] }) => {
    expect(readTolerant(schema, raw, defaults)).toEqual({ value: { ...defaults, ...value }, faults });
  });
});
