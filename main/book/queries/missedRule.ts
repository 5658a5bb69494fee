import { MissedRule } from '../../../contract/model/followUp.ts';
import type { BookContext } from '../bookHandlers.ts';
import { memoHandlers } from './memos.ts';

const NAME = 'missedRule';
const DEFAULT: MissedRule = { minSeconds: 0, openingHours: null, openDays: 7 };

/** The rule by which the calls of the book were counted as missed. */
export function readMissedRule(context: BookContext): MissedRule {
  const kept = memoHandlers.readMemo(context, { name: NAME });
  return kept === null ? DEFAULT : MissedRule.parse(JSON.parse(kept));
}

export function keepMissedRule(context: BookContext, rule: MissedRule): void {
  memoHandlers.writeMemo(context, { name: NAME, value: JSON.stringify(rule) });
}
