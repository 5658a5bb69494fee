import type { ApiLogEntry } from '../altegio/altegioApi.ts';
import type { RequestBudget } from '../altegio/budget.ts';
import type { Transport } from '../altegio/transport.ts';
import type { CallDesk } from '../calls/callDesk.ts';
import type { Clock } from '../clock.ts';
import type { FollowUpWorkDeps } from '../follow-up/followUpWork.ts';
import type { NoticeBoard } from '../noticeBoard.ts';
import type { Tokens } from '../secrets/tokenVault.ts';
import { mayDisturb } from '../settings/doNotDisturb.ts';
import type { AwaySummary } from './awaySummary.ts';
import type { BookKeeper } from './bookKeeper.ts';
import { callListMemory } from './callListMemory.ts';
import { noteUnsaved } from './noteUnsaved.ts';
import type { Profile } from './profile.ts';
import { SalonWatch, type SalonWatchDeps } from './salonWatch.ts';
import { wantedAtStart } from './wantedAtStart.ts';

export interface WatchForDeps {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly random: () => number;
  /** The screen is locked. */
  readonly locked: () => boolean;
  readonly desk: CallDesk;
  readonly notices: NoticeBoard;
  readonly keeper: BookKeeper;
  readonly hideFromLog: (secret: string) => void;
  readonly onChange: (what: 'account' | 'calls' | 'health') => void;
  readonly onAway: (summary: AwaySummary) => void;
  readonly onBadge: () => void;
  readonly onDue: FollowUpWorkDeps['onDue'];
  readonly onRequest: (entry: ApiLogEntry) => void;
  readonly onLeftOut?: SalonWatchDeps['onLeftOut'];
  readonly onBug: (error: unknown) => void;
}

/** The watch over a profile's salon, still to be started. */
export function watchFor(
  deps: WatchForDeps,
  { profile, tokens, budget }: { profile: Profile; tokens: Tokens; budget: RequestBudget },
): SalonWatch {
  const { notices, onChange, clock } = deps;
  const { connection, store, vault, popped, choices, kind } = profile;
  deps.hideFromLog(tokens.partnerToken);
  deps.hideFromLog(tokens.userToken);
  if (kind === 'salon' && vault.keeping === 'session') notices.put({ kind: 'noKeyring' });
  budget.configure(connection);
  return new SalonWatch({
    ...deps,
    connection,
    wanted: wantedAtStart(connection),
    tokens,
    origin: kind === 'demo' ? 'demo' : 'altegio',
    budget,
    callListMemory: callListMemory(profile, notices),
    popped,
    choices,
    retentionDays: () => store.settings.retentionDays,
    popupMode: (id) => store.settings.popupModes[String(id)] ?? 'full',
    doNotDisturb: () => !mayDisturb(store.settings.doNotDisturbUntil, clock.now()),
    onLocations: (locations, gone) => {
      const found = { ...profile.connection, locations: [...locations], wanted: null };
      noteUnsaved(notices, store.remember({ connection: found }));
      if (gone > 0) notices.put({ kind: 'locationsGone', count: gone });
      onChange('account');
    },
    onCalls: () => {
      onChange('calls');
    },
    onHealth: () => {
      onChange('health');
    },
    onNotSaved: (full) => {
      notices.put({ kind: 'notSaved', full });
    },
  });
}
