import type { AppState } from '../../contract/model/account.ts';
import type { StateFeed } from '../ipc/stateFeed.ts';
import { defaultSettings } from '../settings/defaultSettings.ts';
import { noIntegration } from '../integration/noIntegration.ts';
import { noPartner } from '../partner/noPartner.ts';
import { noBook, noManager } from './noBook.ts';
import { noAccount, noCalls, noHealth } from './publish.ts';

/** What windows see before anything is known. */
export function firstSlices(
  app: AppState,
  platform: NodeJS.Platform,
): ConstructorParameters<typeof StateFeed>[0] {
  const revision = 0;
  return {
    'app.changed': { revision, app },
    'account.changed': { revision, account: noAccount },
    'calls.changed': { revision, lastCalls: [], loaded: false, today: noCalls, serverOffsetMs: 0 },
    'cards.changed': { revision, cards: [], more: [], serverOffsetMs: 0, keysWanted: 0 },
    'health.changed': { revision, health: noHealth },
    'settings.changed': { revision, settings: defaultSettings(platform) },
    'book.changed': { revision, book: noBook },
    'manager.changed': { revision, manager: noManager },
    'integration.changed': { revision, integration: noIntegration },
    'partner.changed': { revision, partner: noPartner },
  };
}
