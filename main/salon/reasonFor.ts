import type { CallerMatch } from '../../contract/model/card.ts';
import type { LikelyReason } from '../../contract/model/likelyReason.ts';
import type { ServerClock } from '../altegio/serverClock.ts';
import type { CallSignal } from '../calls/callDesk.ts';
import type { CallLog } from '../calls/callLog.ts';
import { wallClockIn } from '../calls/salonDay.ts';
import type { ClientCache } from '../clients/clientCache.ts';
import { likelyReason, TRIES_MS } from '../clients/likelyReason.ts';

export interface ReasonForDeps {
  readonly cache: ClientCache;
  readonly log: CallLog;
  readonly serverClock: Pick<ServerClock, 'nowMs'>;
}

/** Why the caller of this card may be ringing, from what is at hand. */
export function reasonFor(
  { cache, log, serverClock }: ReasonForDeps,
  { call, location }: CallSignal,
  match: CallerMatch,
): LikelyReason | null {
  if (call.direction !== 'incoming') return null;
  const client = match.kind === 'known' ? cache.get(location.id, match.client.id) : undefined;
  return likelyReason({
    appointments: client?.appointments ?? null,
    balance: client?.card.balance ?? null,
    nowLocal: wallClockIn(location.timeZone, serverClock.nowMs()),
    triesMs: log.triesOf(call, location, TRIES_MS),
  });
}
