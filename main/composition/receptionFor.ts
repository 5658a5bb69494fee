import path from 'node:path';
import type { CsvSeparator } from '../../contract/model/settings.ts';
import { startDemoSalon } from '../demo/demoSalon.ts';
import { reminderWords } from '../follow-up/reminderWords.ts';
import type { Log } from '../log/log.ts';
import type { Redactor } from '../log/redactor.ts';
import { Profile } from '../salon/profile.ts';
import { Reception, type ReceptionDeps } from '../salon/reception.ts';
import type { Keyring } from '../secrets/keyring.ts';
import { openElectronStore } from '../settings/electronStoreFile.ts';
import { texts } from '../texts.ts';
import type { Desktop } from '../windows/desktop.ts';

export interface ReceptionForDeps extends Pick<
  ReceptionDeps,
  | 'transport'
  | 'clock'
  | 'firstPaint'
  | 'desk'
  | 'keeper'
  | 'notices'
  | 'onChange'
  | 'onWork'
  | 'onForget'
  | 'onBug'
> {
  readonly dataFolder: string;
  readonly platform: NodeJS.Platform;
  readonly csvSeparator: CsvSeparator;
  readonly keyring: Keyring;
  readonly redactor: Redactor;
  readonly log: Log;
  readonly desktop: () => Desktop;
}

/** The one reception of the app, with its profiles in the data folder and its news on the desktop. */
export function receptionFor(deps: ReceptionForDeps): Reception {
  const { dataFolder, platform, csvSeparator, keyring, redactor, log, desktop, ...passedOn } = deps;
  const { clock, notices } = passedOn;
  const reception: Reception = new Reception({
    ...passedOn,
    openProfile: (kind) => {
      const dir = kind === 'demo' ? path.join(dataFolder, 'demo') : dataFolder;
      const createStore = openElectronStore;
      return new Profile({ dir, kind, keyring, now: clock.now, platform, csvSeparator, createStore });
    },
    startDemo: () => startDemoSalon(clock),
    hideFromLog: (secret) => {
      redactor.hide(secret);
    },
    random: Math.random,
    locked: () => desktop().locked,
    onAway: ({ calls, missed, sinceMs }) => {
      notices.put({ kind: 'whileAway', calls, missed, since: new Date(sinceMs).toISOString() });
      desktop().notify({
        title: texts.callsWhileAway(calls),
        body: missed > 0 ? texts.missedOfThem(missed) : '',
      });
    },
    onBadge: () => {
      desktop().countBadge();
    },
    onDue: (due) => {
      desktop().notify(reminderWords(due, reception.profile.store.settings.notificationLevel));
    },
    onLeftOut: (locationId, news) => {
      for (const { reason, rows, example } of news)
        log.warn('rows of the call list were left out', { locationId, reason, rows, detail: example });
    },
    onRequest: ({ operation, outcome, tookMs }) => {
      log.info('request', { request: operation, state: String(outcome), ms: tookMs });
    },
  });
  return reception;
}
