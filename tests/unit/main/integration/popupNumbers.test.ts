import { expect, it } from 'vitest';
import { CallKey } from '../../../../contract/model/ids.ts';
import { popupNumbers } from '../../../../main/integration/popupNumbers.ts';

const key = (id: number) => CallKey.parse(`10:${id}`);
const ended = (...ids: number[]) => ids.map((id) => ({ key: key(id), endedAtMs: id * 1000 }));
const after = (delays: Record<number, number>) =>
  new Map(Object.entries(delays).map(([id, ms]) => [key(Number(id)), Number(id) * 1000 + ms]));
const nobody = () => false;

it('counts calls that did not pop, apart from those with a reason', () => {
  const popped = after({ 1: 3000 });
  expect(popupNumbers(ended(1, 2, 3), popped, (each) => each === key(3)).notPopped).toBe(1);
});

it('tells the median and the slowest five per cent from the end of a call to its popup', () => {
  const calls = Array.from({ length: 20 }, (_, index) => index + 1);
  const popped = after(Object.fromEntries(calls.map((id) => [id, id * 100])));
  expect(popupNumbers(ended(...calls), popped, nobody).delay).toEqual({
    medianMs: 1000,
    p95Ms: 1900,
    calls: 20,
  });
});

it('takes one popup for both, and has no delay without any', () => {
  expect(popupNumbers(ended(1), after({ 1: 700 }), nobody).delay).toEqual({
    medianMs: 700,
    p95Ms: 700,
    calls: 1,
  });
  expect(popupNumbers(ended(1), new Map(), nobody).delay).toBeNull();
});

it('does not believe a vendor whose clock is ahead', () => {
  expect(popupNumbers(ended(1), after({ 1: -4000 }), nobody).delay?.medianMs).toBe(0);
});

it('leaves out popups that waited for somebody to come back', () => {
  expect(popupNumbers(ended(1), after({ 1: 90_000 }), () => true)).toEqual({ notPopped: 0, delay: null });
});
