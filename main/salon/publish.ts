import type { Account, AppState } from '../../contract/model/account.ts';
import type { Health } from '../../contract/model/health.ts';
import type { StateFeed } from '../ipc/stateFeed.ts';
import { MOST_ON_POPUP, type CallDesk } from '../calls/callDesk.ts';
import type { ManagerDesk } from '../manager/managerDesk.ts';
import type { IntegrationDesk } from '../integration/integrationDesk.ts';
import type { PartnerDesk } from '../partner/partnerDesk.ts';
import type { BookKeeper } from './bookKeeper.ts';
import type { Reception } from './reception.ts';

export interface PublishDeps {
  readonly feed: StateFeed;
  readonly reception: Reception;
  readonly desk: CallDesk;
  readonly keeper: BookKeeper;
  readonly manager: ManagerDesk;
  readonly integration: IntegrationDesk;
  readonly partner: PartnerDesk;
  readonly appState: () => AppState;
}

export type Slice =
  | 'app'
  | 'account'
  | 'calls'
  | 'health'
  | 'settings'
  | 'cards'
  | 'book'
  | 'manager'
  | 'integration'
  | 'partner';

export const noHealth: Health = {
  overall: 'paused',
  refusedToken: null,
  locations: [],
  lastCheckAt: null,
  targetIntervalMs: 0,
  plannedIntervalMs: 0,
  slowed: false,
  retryAt: null,
  clockSkewMs: 0,
  requestsLastMinute: 0,
  requestsPerMinute: 0,
  oddRows: 0,
};

export const noAccount: Account = {
  connected: false,
  host: '',
  keeping: 'none',
  keyringAvailable: false,
  locations: [],
};

export const noCalls = { calls: 0, answered: 0, missed: 0, outgoing: 0 };

/** Makes each slice of state from whoever owns it and hands it to the feed. */
export function publisher({
  feed,
  reception,
  desk,
  keeper,
  manager,
  integration,
  partner,
  appState,
}: PublishDeps): (slice: Slice) => void {
  // The estimate of the server's clock wavers by milliseconds; that alone is no news.
  const offset = (): number => Math.round((reception.watch?.serverClock.offsetMs() ?? 0) / 250) * 250;
  const publish: Record<Slice, () => void> = {
    app: () => {
      feed.set('app.changed', { app: appState() });
    },
    account: () => {
      feed.set('account.changed', { account: reception.account() });
    },
    calls: () => {
      const { watch } = reception;
      feed.set('calls.changed', {
        lastCalls: watch?.log.rows() ?? [],
        loaded: watch?.loaded ?? false,
        today: watch?.log.today() ?? noCalls,
        serverOffsetMs: offset(),
      });
    },
    cards: () => {
      const cards = desk.cards();
      feed.set('cards.changed', {
        cards: cards.slice(0, MOST_ON_POPUP),
        more: cards.slice(MOST_ON_POPUP),
        serverOffsetMs: offset(),
        keysWanted: desk.keysWanted,
      });
    },
    health: () => {
      feed.set('health.changed', { health: reception.watch?.health ?? noHealth });
    },
    book: () => {
      feed.set('book.changed', { book: keeper.state });
    },
    manager: () => {
      feed.set('manager.changed', { manager: manager.state });
    },
    integration: () => {
      feed.set('integration.changed', { integration: integration.state });
    },
    partner: () => {
      feed.set('partner.changed', { partner: partner.state });
    },
    settings: () => {
      feed.set('settings.changed', { settings: reception.profile.store.settings });
    },
  };
  return (slice) => {
    publish[slice]();
  };
}
