import { changedPlans, type PlanChange } from './changedPlans.ts';
import { type E164, isE164 } from './e164.ts';

interface Rewriting {
  readonly from: RegExp;
  readonly to: string;
}

interface Change {
  readonly toToday: Rewriting;
  readonly toThen: Rewriting;
  readonly bothInUse: boolean;
}

const COMPARED_DIGITS = 7;

const byCode = new Map<string, readonly Change[]>();
for (const plan of changedPlans)
  byCode.set(plan.code, [...(byCode.get(plan.code) ?? []), ...changesOf(plan)]);

function changesOf({ code, parts, forms, bothInUse }: PlanChange): readonly Change[] {
  const rewriting = (from: string, to: string): Rewriting => ({
    from: new RegExp(`^\\+${code}${from.replace(/[a-z]/g, (part) => `(?<${part}>${parts[part] ?? ''})`)}$`),
    to: `+${code}${to.replace(/[a-z]/g, (part) => `$<${part}>`)}`,
  });
  return forms.map(([was, is]) => ({
    toToday: rewriting(was, is),
    toThen: rewriting(is, was),
    bothInUse: bothInUse ?? false,
  }));
}

function changesFor(number: string): readonly Change[] {
  for (const end of [2, 3, 4]) {
    const changes = byCode.get(number.slice(1, end));
    if (changes) return changes;
  }
  return [];
}

/** Writes an outdated form of a number in today's. */
export function currentForm(number: string): string {
  const change = changesFor(number).find(({ toToday, bothInUse }) => !bothInUse && toToday.from.test(number));
  return change ? number.replace(change.toToday.from, change.toToday.to) : number;
}

/** One text for every spelling of the same subscriber; for comparing and counting, not for dialling. */
export function canonicalNumber(number: E164): E164 {
  const change = changesFor(number).find(({ toToday }) => toToday.from.test(number));
  const folded = change ? number.replace(change.toToday.from, change.toToday.to) : number;
  return isE164(folded) ? folded : number;
}

/** The number as it is written today and as it was before each change of its plan. */
export function formsOf(number: E164): readonly string[] {
  const today = canonicalNumber(number);
  const before = changesFor(today)
    .filter(({ toThen }) => toThen.from.test(today))
    .map(({ toThen }) => today.replace(toThen.from, toThen.to));
  return [...new Set([today, ...before])];
}

/** Same subscriber: equal, or equal but for a published change of the numbering plan. */
export function sameNumber(a: E164, b: E164): boolean {
  return canonicalNumber(a) === canonicalNumber(b);
}

/** Same last seven digits: a guess, for numbers that are not whole. Takes any text with digits in it. */
export function suffixMatch(a: string, b: string): boolean {
  const [end, otherEnd] = [a, b].map((text) => text.replace(/\D/g, '').slice(-COMPARED_DIGITS));
  return end?.length === COMPARED_DIGITS && end === otherEnd;
}
