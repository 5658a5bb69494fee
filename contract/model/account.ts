import * as z from 'zod';
import { Instant } from './ids.ts';
import { Location } from './location.ts';

/** How the tokens are kept. `session`: for this run only. */
export const TokenKeeping = z.enum(['none', 'keyring', 'unprotected', 'session']);
export type TokenKeeping = z.infer<typeof TokenKeeping>;

/** The connection to Altegio as the windows may know it: never a token. */
export const Account = z.object({
  connected: z.boolean(),
  host: z.string(),
  keeping: TokenKeeping,
  keyringAvailable: z.boolean(),
  /** The locations whose calls are watched. */
  locations: z.array(Location),
});
export type Account = z.infer<typeof Account>;

/** What becomes of the call book of earlier runs once somebody has signed in again. */
export const EarlierBook = z.enum(['opens', 'keyAway', 'none']);
export type EarlierBook = z.infer<typeof EarlierBook>;

/** What lies on this computer and goes with the account. */
export const AccountLoss = z.object({
  /** Null: the call book could not be asked. */
  book: z
    .object({
      calls: z.number().int(),
      notes: z.number().int(),
      /** Of calls without a note. */
      outcomes: z.number().int(),
      openFollowUps: z.number().int(),
      /** Follow-ups that were put off until later. */
      reminders: z.number().int(),
      /** Notes on their way to a client's card in Altegio. */
      unsentNotes: z.number().int(),
    })
    .nullable(),
  /** Notes that the book would not take so far. */
  unsavedNotes: z.number().int(),
  /** Chains whose telephony token goes; only their owner's next Connect brings it again. */
  telephonyChains: z.number().int(),
});
export type AccountLoss = z.infer<typeof AccountLoss>;

/** Something worth a thin bar on top of the window until dealt with or dismissed. */
export const Notice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('noKeyring') }),
  z.object({ kind: z.literal('tokensUnreadable'), book: EarlierBook }),
  z.object({ kind: z.literal('settingsSetAside'), file: z.string() }),
  z.object({ kind: z.literal('settingsFromNewer') }),
  /** The call book was damaged: it lies aside, and history is fetched again. */
  z.object({ kind: z.literal('bookSetAside'), file: z.string() }),
  /** The call book belongs to a newer Ringdesk, or its key is away; it is left as it is. */
  z.object({ kind: z.literal('bookLeftAlone'), reason: z.enum(['newer', 'keyAway']) }),
  z.object({ kind: z.literal('notSaved'), full: z.boolean() }),
  z.object({
    kind: z.literal('whileAway'),
    calls: z.number().int(),
    missed: z.number().int(),
    since: Instant,
  }),
  z.object({ kind: z.literal('shortcutTaken'), shortcut: z.string() }),
  z.object({ kind: z.literal('staysInTray') }),
  z.object({ kind: z.literal('noTray') }),
  z.object({ kind: z.literal('restartAdvised') }),
  /** The popup's page dies again and again; it is tried again and again, too. */
  z.object({ kind: z.literal('popupFailing') }),
  z.object({ kind: z.literal('locationsGone'), count: z.number().int() }),
  /** Telephony has stopped in these locations, by title: the app was frozen or is not installed any more. */
  z.object({
    kind: z.literal('integrationChanged'),
    locations: z.array(z.string()),
    word: z.enum(['frozen', 'notInstalled']),
  }),
]);
export type Notice = z.infer<typeof Notice>;
export const NoticeKindName = z.enum([
  'noKeyring',
  'tokensUnreadable',
  'settingsSetAside',
  'settingsFromNewer',
  'bookSetAside',
  'bookLeftAlone',
  'notSaved',
  'whileAway',
  'shortcutTaken',
  'staysInTray',
  'noTray',
  'restartAdvised',
  'popupFailing',
  'locationsGone',
  'integrationChanged',
]) satisfies z.ZodType<Notice['kind']>;
export type NoticeKindName = z.infer<typeof NoticeKindName>;

/** Where the person is: before an account, inside the connect form, or at work. */
export const Stage = z.enum(['welcome', 'connect', 'ready']);
export type Stage = z.infer<typeof Stage>;

export const AppState = z.object({
  stage: Stage,
  /** The salon at work is the embedded demo salon. */
  demo: z.boolean(),
  notices: z.array(Notice),
  platform: z.enum(['linux', 'darwin', 'win32']),
  /** The system's answer; the theme setting may overrule it. */
  systemDark: z.boolean(),
  trayAvailable: z.boolean(),
  /** What shows the windows on Linux; `waylandOnly`: Wayland because there is nothing else. Null elsewhere. */
  windowSystem: z.enum(['x11', 'xwayland', 'wayland', 'waylandOnly']).nullable(),
  versions: z.object({
    app: z.string(),
    electron: z.string(),
    chromium: z.string(),
    node: z.string(),
  }),
  dataFolder: z.string(),
});
export type AppState = z.infer<typeof AppState>;
