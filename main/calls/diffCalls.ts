import type { CallKey } from '../../contract/model/ids.ts';
import { settleStart, type KnownCall } from './knownCall.ts';
import type { SavedCall } from './savedCall.ts';

/** What a page of the call list tells that was not known before. */
export type CallChange =
  { readonly kind: 'new'; readonly call: KnownCall } | { readonly kind: 'changed'; readonly call: KnownCall };

/** Compares rows of the call list with what is known, by id; repeats and unreadable dates fall away. */
export function diffCalls(
  known: ReadonlyMap<CallKey, KnownCall>,
  seen: readonly SavedCall[],
  serverNowMs: number,
): readonly CallChange[] {
  const changes = new Map<CallKey, CallChange>();
  for (const row of seen) {
    const before = known.get(row.key);
    const call =
      before?.callDateText === row.callDateText
        ? { ...row, startedAtMs: before.startedAtMs }
        : settleStart(row, serverNowMs);
    if (!call) continue;
    if (!before) changes.set(row.key, { kind: 'new', call });
    else if (differs(before, call)) changes.set(row.key, { kind: 'changed', call });
  }
  return inOrder([...changes.values()]);
}

/** Oldest first. */
export const inOrder = (changes: CallChange[]): CallChange[] =>
  changes.sort((a, b) => a.call.startedAtMs - b.call.startedAtMs || a.call.callId - b.call.callId);

/** Whether a call tells something else than before. */
export function differs(before: KnownCall, now: KnownCall): boolean {
  return (
    before.startedAtMs !== now.startedAtMs ||
    before.durationSeconds !== now.durationSeconds ||
    before.status !== now.status ||
    before.direction !== now.direction ||
    before.recordingUrl !== now.recordingUrl ||
    before.recordingUnread !== now.recordingUnread ||
    before.clientId !== now.clientId ||
    before.callerPhone !== now.callerPhone
  );
}
