import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ArrivalState, type Health, type LocationHealth } from '../../../../../contract/model/health.ts';
import { LocationId } from '../../../../../contract/model/ids.ts';
import { noHealth } from '../../../../../main/salon/publish.ts';
import { linesOf, toneOfStrip, troublesOf } from '../../../../../renderer/features/status/troubles.ts';

const since = '2026-11-21T12:00:00.000Z';
const until = '2026-11-21T13:00:00.000Z';

const aLocation = (state: ArrivalState, index: number): LocationHealth => ({
  id: LocationId.parse(index + 1),
  title: `Salon ${index + 1}`,
  timeZone: 'Europe/Berlin',
  state,
  since,
  lastCheckAt: null,
  achievedIntervalMs: null,
});

/** As main makes the one word for all of them. */
function aHealth(states: readonly ArrivalState[], clockSkewMs = 0): Health {
  const others = new Set(states.filter((state) => state !== 'starting'));
  const [only] = others;
  const overall = others.size > 1 ? 'partly' : (only ?? (states.length > 0 ? 'starting' : 'paused'));
  return { ...noHealth, overall, clockSkewMs, locations: states.map(aLocation) };
}

const kindsOf = (troubles: readonly { readonly kind: string }[]): string[] =>
  troubles.map(({ kind }) => kind);

describe('whatever the troubles of 0 to 60 locations are', () => {
  const desks = fc.record({
    states: fc.array(fc.constantFrom(...ArrivalState.options), { maxLength: 60 }),
    frozen: fc.array(fc.nat({ max: 59 }), { maxLength: 60 }),
    skewMs: fc.constantFrom(0, 60_000, 7_200_000, -7_200_000),
    silent: fc.boolean(),
  });
  const read = ({
    states,
    frozen,
    skewMs,
    silent,
  }: typeof desks extends fc.Arbitrary<infer D> ? D : never) => {
    const frozenIds = [...new Set(frozen)].filter((index) => index < states.length).map((index) => index + 1);
    const rows = frozenIds.map((id) => ({ id: LocationId.parse(id), word: 'frozen' as const }));
    const health = aHealth(states, skewMs);
    const troubles = troublesOf(health, rows, silent ? until : null);
    return { health, frozenIds, troubles, ...linesOf(troubles) };
  };

  test('there are two lines at most, and every kind is on one or behind "more"', () => {
    fc.assert(
      fc.property(desks, (desk) => {
        const { health, frozenIds, troubles, shown, more } = read(desk);
        expect(shown.length).toBeLessThanOrEqual(2);
        expect(shown.length + more).toBe(troubles.length);
        expect(shown.length).toBeGreaterThanOrEqual(Math.min(1, troubles.length));
        expect(kindsOf(troubles)).toEqual(expect.arrayContaining(kindsOf(shown)));
        const expected = new Set<string>(
          desk.states.filter((state) => state !== 'arriving' && state !== 'starting'),
        );
        if (frozenIds.length > 0) expected.add('frozen');
        if (Math.abs(health.clockSkewMs) > 120_000) expected.add('clock');
        if (desk.silent) expected.add('doNotDisturb');
        expect(new Set(kindsOf(troubles))).toEqual(expected);
        expect(new Set(kindsOf(troubles)).size).toBe(troubles.length);
      }),
    );
  });

  test('each location is counted under its own trouble, once', () => {
    fc.assert(
      fc.property(desks, (desk) => {
        for (const trouble of read(desk).troubles) {
          if (!('everywhere' in trouble)) continue;
          const theirs = desk.states.flatMap((state, index) => (state === trouble.kind ? [index + 1] : []));
          expect(trouble.ids).toEqual(theirs);
          expect(trouble.everywhere).toBe(theirs.length === desk.states.length);
        }
      }),
    );
  });

  test('the strip is green only where nothing is wrong, and red only where no call arrives', () => {
    fc.assert(
      fc.property(desks, (desk) => {
        const { health, troubles } = read(desk);
        const tone = toneOfStrip(health.overall, troubles);
        expect(tone === 'ok' || tone === 'info').toBe(troubles.length === 0);
        if (tone === 'bad') expect(desk.states.every((state) => state !== 'arriving')).toBe(true);
      }),
    );
  });

  test('do not disturb is never behind "more"', () => {
    fc.assert(
      fc.property(desks, (desk) => {
        if (desk.silent) expect(kindsOf(read(desk).shown)).toContain('doNotDisturb');
      }),
    );
  });
});

describe('the worst comes first', () => {
  test('what only a person can mend before what mends itself, then what concerns most', () => {
    const states = [
      ...Array<ArrivalState>(26).fill('noRightCalls'),
      ...Array<ArrivalState>(9).fill('slow'),
      ...Array<ArrivalState>(3).fill('licenceEnded'),
      'arriving' as const,
      'arriving' as const,
    ];
    const troubles = troublesOf(aHealth(states), [], null);
    expect(kindsOf(troubles)).toEqual(['noRightCalls', 'licenceEnded', 'slow']);
    expect(linesOf(troubles)).toMatchObject({ more: 1 });
  });

  test('a clock and do not disturb stand below', () => {
    const troubles = troublesOf(aHealth(['offline'], 3_600_000), [], until);
    expect(kindsOf(troubles)).toEqual(['offline', 'clock', 'doNotDisturb']);
    expect(kindsOf(linesOf(troubles).shown)).toEqual(['offline', 'doNotDisturb']);
  });
});

test('a refused account before any location is known is a trouble of all', () => {
  const health: Health = { ...noHealth, overall: 'signInAgain' };
  expect(troublesOf(health, [], null)).toMatchObject([{ kind: 'signInAgain', everywhere: true, ids: [] }]);
});

test('what is frozen is said of then only where none of it was read since the start', () => {
  const row = (id: number, asOf?: string) => ({
    id: LocationId.parse(id),
    word: 'frozen' as const,
    ...(asOf !== undefined && { asOf }),
  });
  const asOfThese = (...rows: ReturnType<typeof row>[]) => troublesOf(aHealth(['starting']), rows, null)[0];
  expect(asOfThese(row(1, until), row(2, since))).toMatchObject({ kind: 'frozen', asOf: since });
  expect(asOfThese(row(1, since), row(2))).toMatchObject({ kind: 'frozen', asOf: null });
});
