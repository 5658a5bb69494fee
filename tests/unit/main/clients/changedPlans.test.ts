import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { describe, expect, test } from 'vitest';
import { changedPlans, type PlanChange } from '../../../../main/clients/changedPlans.ts';
import { isE164 } from '../../../../main/clients/e164.ts';
import { readCaller, searchDigits } from '../../../../main/clients/phoneNumber.ts';
import { canonicalNumber, currentForm, formsOf, sameNumber } from '../../../../main/clients/sameNumber.ts';

interface Pair {
  readonly was: string;
  readonly is: string;
}

const OF_EACH_FORM = 20;
// Google's plans still hold these: Brazil's trunked radio, and both forms of Gabon, which are the same lines.
const stillThere = /^\+55..7\d{7}$|^\+2410/;

let seed = 12;
function below(count: number): number {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) % count;
}

function digitsLike(pattern: string): string {
  const whole = new RegExp(`^(?:${pattern})$`);
  for (;;) {
    const digits = Array.from({ length: 1 + below(10) }, () => below(10)).join('');
    if (whole.test(digits)) return digits;
  }
}

function pairsOf({ code, parts, forms }: PlanChange): Pair[] {
  return forms.flatMap(([was, is]) =>
    Array.from({ length: OF_EACH_FORM }, () => {
      const digits = new Map(Object.keys(parts).map((part) => [part, digitsLike(parts[part] ?? '')]));
      const written = (form: string): string =>
        `+${code}${form.replace(/[a-z]/g, (part) => digits.get(part) ?? '')}`;
      return { was: written(was), is: written(is) };
    }),
  );
}

const e164 = (text: string) => {
  if (!isE164(text)) throw new Error(`not E.164: ${text}`);
  return text;
};

const all = changedPlans.map((plan) => ({ ...plan, pairs: pairsOf(plan) }));

describe.each(all)('the plan of $country that changed: $since', ({ pairs, source, bothInUse, country }) => {
  test('old and new are the same subscriber, both ways', () => {
    for (const { was, is } of pairs) {
      expect(sameNumber(e164(was), e164(is)), `${was} ${is}`).toBe(true);
      expect(canonicalNumber(canonicalNumber(e164(was))), was).toBe(canonicalNumber(e164(is)));
      expect(formsOf(e164(is)), is).toContain(was);
      expect(formsOf(e164(was)), was).toContain(bothInUse ? canonicalNumber(e164(is)) : is);
    }
  });

  test('a number of today stays as it is', () => {
    for (const { was, is } of pairs) {
      expect(currentForm(is)).toBe(is);
      expect(currentForm(was)).toBe(bothInUse ? was : is);
    }
  });

  test('no number of today passes for an old one', () => {
    const taken = pairs.filter(
      ({ was }) => parsePhoneNumberFromString(was)?.isValid() && !stillThere.test(was),
    );
    if (!bothInUse) expect(taken).toEqual([]);
  });

  test('the new form is one of today', () => {
    expect(pairs.some(({ is }) => parsePhoneNumberFromString(is)?.isValid())).toBe(true);
  });

  test('Altegio is asked by digits that stand in both', () => {
    for (const { was, is } of pairs) {
      const asked = searchDigits(e164(is));
      expect(asked.length, is).toBeGreaterThanOrEqual(6);
      expect([was.endsWith(asked), is.endsWith(asked)], `${was} ${is} ${asked}`).toEqual([true, true]);
    }
  });

  test('old forms are read as the numbers of today, from abroad and at home', () => {
    const valid = pairs.filter(({ is }) => !bothInUse && parsePhoneNumberFromString(is)?.isValid());
    for (const { was, is } of valid)
      expect(readCaller(was.slice(1), { countryIso: country }), was).toMatchObject({ candidates: [is] });
  });

  test('its source is named', () => {
    expect(source).toMatch(/^https?:\/\//);
  });
});

test.each([
  ['+841213803765', '+84793803765'],
  ['+84438254321', '+842438254321'],
  ['+22507123456', '+2250707123456'],
  ['+22505123456', '+2250505123456'],
  ['+22501123456', '+2250101123456'],
  ['+22520123456', '+2252720123456'],
  ['+22520012345', '+2252520012345'],
  ['+22520812345', '+2252120812345'],
  ['+22997123456', '+2290197123456'],
  ['+24107280150', '+24177280150'],
  ['+553196883193', '+5531996883193'],
  ['+5215512345678', '+525512345678'],
  ['+20161234567', '+201061234567'],
  ['+20187878888', '+201287878888'],
  ['+5712345678', '+576012345678'],
  ['+5665350009', '+56652350009'],
  ['+5622345678', '+56222345678'],
  ['+23777123456', '+237677123456'],
  ['+9744856986', '+97444856986'],
  ['+96612345678', '+966112345678'],
  ['+59399123456', '+593999123456'],
  ['+99577123456', '+995577123456'],
  ['+99532761234', '+995322761234'],
  ['+73172123456', '+77172123456'],
  ['+73272345678', '+77272345678'],
])('%s is %s since its plan changed', (was, is) => {
  expect(currentForm(was)).toBe(is);
  expect(sameNumber(e164(is), e164(was))).toBe(true);
});

test.each([
  ['+553132123456', 'a fixed line of Brazil'],
  ['+73012123456', 'a line of Ulan-Ude, which never was in Kazakhstan'],
  ['+84912345678', 'a Vietnamese mobile that never changed'],
  ['+84838254321', 'a Vietnamese mobile that looks like an old number of Ho Chi Minh City'],
  ['+541123456789', 'a fixed line of Buenos Aires'],
  ['+13155550175', 'a number of a plan that did not change'],
])('%s stays: %s', (number) => {
  expect(currentForm(number)).toBe(number);
});
