import { requests, type RequestOutput } from '../../../contract/ipc/contract.ts';
import type { Health } from '../../../contract/model/health.ts';
import { aRow, downtown, harbour, openNumber, riverside, secondsAgo } from './samples.ts';

export type Desk = RequestOutput<'app.snapshot'>;

const locations = [downtown, riverside, harbour];

export const arriving: Health = {
  overall: 'arriving',
  refusedToken: null,
  locations: locations.map(({ id, title, timeZone }) => ({
    id,
    title,
    timeZone,
    state: 'arriving',
    since: secondsAgo(3600),
    lastCheckAt: secondsAgo(2),
    achievedIntervalMs: 5000,
  })),
  lastCheckAt: secondsAgo(2),
  targetIntervalMs: 5000,
  plannedIntervalMs: 5000,
  slowed: false,
  retryAt: null,
  clockSkewMs: 0,
  requestsLastMinute: 36,
  requestsPerMinute: 100,
  oddRows: 0,
};

/** A connected salon with three locations on a quiet day, as main would tell it. */
export function aDesk(): Desk {
  return requests['app.snapshot'].output.parse({
    app: {
      revision: 1,
      app: {
        stage: 'ready',
        demo: false,
        notices: [],
        platform: 'linux',
        systemDark: false,
        trayAvailable: true,
        windowSystem: 'xwayland',
        versions: { app: '0.1.0', electron: '33.2.1', chromium: '130.0.6723.137', node: '20.18.1' },
        dataFolder: '/home/reception/.config/Ringdesk',
      },
    },
    account: {
      revision: 1,
      account: {
        connected: true,
        host: 'api.alteg.io',
        keeping: 'keyring',
        keyringAvailable: true,
        locations,
      },
    },
    calls: {
      revision: 1,
      loaded: true,
      serverOffsetMs: 0,
      today: { calls: 41, answered: 34, missed: 7, outgoing: 4 },
      lastCalls: [
        aRow({ vip: true, startedAt: secondsAgo(120) }),
        aRow({
          clientName: null,
          number: openNumber('+1 310 555 0199'),
          isNewNumber: true,
          status: 'missed',
          durationSeconds: 0,
          startedAt: secondsAgo(300),
        }),
        aRow({
          clientName: 'Jonas Weide',
          locationId: riverside.id,
          direction: 'outgoing',
          durationSeconds: 48,
          startedAt: secondsAgo(560),
        }),
        aRow({
          clientName: null,
          number: { kind: 'withheld' },
          locationId: harbour.id,
          status: 'busy',
          durationSeconds: 0,
          startedAt: secondsAgo(980),
          whileAway: true,
        }),
      ],
    },
    cards: { revision: 1, cards: [], more: [], serverOffsetMs: 0, keysWanted: 0 },
    health: { revision: 1, health: arriving },
    settings: {
      revision: 1,
      settings: {
        popupModes: {},
        popupSeconds: 30,
        popupCorner: 'bottom-end',
        doNotDisturbUntil: null,
        doNotDisturbFor: null,
        notificationsOn: true,
        notificationLevel: 'name',
        theme: 'light',
        shortcut: 'CommandOrControl+Shift+Space',
        letterKeys: true,
        retentionDays: 180,
        missedRule: { minSeconds: 0, openingHours: null, openDays: 7 },
        likelyReason: true,
        callFilter: null,
        savedFilters: [],
        compactRows: false,
        csvSeparator: 'comma',
        windowZoom: 100,
        popupZoom: 100,
        waylandNative: false,
      },
    },
    book: {
      revision: 1,
      book: {
        phase: 'open',
        keeping: 'keyring',
        problem: null,
        calls: 1284,
        change: 1,
        asOf: secondsAgo(2),
        backfill: {
          phase: 'done',
          month: null,
          daysDone: 180,
          days: 180,
          completeSince: '2026-05-25',
          problem: null,
        },
        openFollowUps: 4,
        waitingFollowUps: 1,
        export: null,
      },
    },
    manager: { revision: 1, manager: { pinSet: false, unlockedUntil: null, blockedUntil: null } },
    integration: {
      revision: 1,
      integration: { applicationId: 4217, rows: [], refreshing: null, check: null, change: 1 },
    },
    partner: {
      revision: 1,
      partner: {
        ready: true,
        registration: null,
        receiver: {
          on: false,
          port: null,
          registrationUrl: null,
          noticesUrl: null,
          lastNotice: null,
          refusedNotices: 0,
          problem: null,
        },
        moderation: { locationId: null, running: false, registrationUrl: '', description: '', items: [] },
        ledgerChange: 0,
      },
    },
  });
}
