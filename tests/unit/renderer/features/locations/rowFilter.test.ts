import { describe, expect, it } from 'vitest';
import { LocationId } from '../../../../../contract/model/ids.ts';
import { LocationStatus } from '../../../../../contract/model/integration.ts';
import { chainGroups, chainsOf } from '../../../../../renderer/features/locations/chainGroups.ts';
import { EVERY_ROW, rowsThatFit } from '../../../../../renderer/features/locations/rowFilter.ts';

const visage = { id: 7, title: 'La Visage' };
const nord = { id: 8, title: 'Nord & Co' };

const aLine = (
  id: number,
  title: string,
  chain: LocationStatus['chain'],
  tone: LocationStatus['tone'] = 'good',
): LocationStatus =>
  LocationStatus.parse({
    id,
    title,
    timeZone: 'Europe/Berlin',
    chain,
    word: 'active',
    tone,
    reason: { kind: 'working' },
    paidUntil: null,
    lastCallAt: null,
    delay: null,
    checkedAt: null,
  });

const rows = [
  aLine(1, 'Harbour', nord, 'bad'),
  aLine(2, 'Old Town', visage, 'warning'),
  aLine(3, 'Airport', null, 'off'),
  aLine(4, 'Downtown', nord),
];
const frozenAirport = { kind: 'frozen', tone: 'warn', ids: [LocationId.parse(3)], asOf: null } as const;
const titlesOf = (some: readonly LocationStatus[]): string[] => some.map(({ title }) => title);

describe('rowsThatFit', () => {
  it.each([
    {
      name: 'everything fits at first',
      filter: EVERY_ROW,
      left: ['Harbour', 'Old Town', 'Airport', 'Downtown'],
    },
    {
      name: 'problems are what is red or amber',
      filter: { ...EVERY_ROW, problemsOnly: true },
      left: ['Harbour', 'Old Town'],
    },
    { name: 'one chain only', filter: { ...EVERY_ROW, chainId: 8 }, left: ['Harbour', 'Downtown'] },
    {
      name: 'a part of the name in any case',
      filter: { ...EVERY_ROW, search: ' TOWN' },
      left: ['Old Town', 'Downtown'],
    },
    {
      name: 'all of it at once',
      filter: { problemsOnly: true, chainId: 7, search: 'harb', trouble: null },
      left: [],
    },
    {
      name: 'those with the trouble that the strip leads to',
      filter: { ...EVERY_ROW, trouble: 'frozen' },
      left: ['Airport'],
    },
    {
      name: 'none, once that trouble is over',
      filter: { ...EVERY_ROW, trouble: 'noRightCalls' },
      left: [],
    },
  ] as const)('$name', ({ filter, left }) => {
    expect(titlesOf(rowsThatFit(rows, filter, [frozenAirport]))).toEqual(left);
  });
});

describe('chainGroups', () => {
  it('puts the chain of the worst location first and keeps the order within', () => {
    const groups = chainGroups(rows).map((group) => [group.chain?.title, titlesOf(group.rows)]);

    expect(groups).toEqual([
      ['Nord & Co', ['Harbour', 'Downtown']],
      ['La Visage', ['Old Town']],
      [undefined, ['Airport']],
    ]);
  });

  it('names each chain once, by its name', () => {
    expect(chainsOf(rows)).toEqual([visage, nord]);
  });
});
