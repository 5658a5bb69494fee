import * as z from 'zod';
import { CallFilter, SavedFilter } from './callFilter.ts';
import { MissedRule } from './followUp.ts';
import { Instant } from './ids.ts';
import { typedText } from './typedText.ts';
import { LEAST_ZOOM, MOST_ZOOM } from './zoom.ts';

export const PopupMode = z.enum(['full', 'compact', 'badge', 'nothing']);
export type PopupMode = z.infer<typeof PopupMode>;

export const Corner = z.enum(['top-start', 'top-end', 'bottom-start', 'bottom-end']);
export type Corner = z.infer<typeof Corner>;

/** How much a system notification says. */
export const NotificationLevel = z.enum(['full', 'name', 'nothing']);
export type NotificationLevel = z.infer<typeof NotificationLevel>;

/** Minutes from now, or until seven in the morning of the next day. */
export const DoNotDisturbFor = z.union([z.number().int().min(1).max(1440), z.literal('tomorrow')]);
export type DoNotDisturbFor = z.infer<typeof DoNotDisturbFor>;

export const Theme = z.enum(['system', 'light', 'dark']);
export type Theme = z.infer<typeof Theme>;

/** What stands between the cells of a CSV file. Spreadsheets open it in columns by the one of their country. */
export const CsvSeparator = z.enum(['comma', 'semicolon', 'tab']);
export type CsvSeparator = z.infer<typeof CsvSeparator>;

const Zoom = z.int().min(LEAST_ZOOM).max(MOST_ZOOM);

/** What a person can change. Everything has a default; `popupModes` is keyed by location id, missing means `full`. */
export const Settings = z.object({
  popupModes: z.record(z.string().regex(/^\d+$/), PopupMode),
  /** Seconds a card stays after its call; null: until dismissed. */
  popupSeconds: z.union([z.literal(15), z.literal(30), z.literal(60), z.null()]),
  popupCorner: Corner,
  /** Cards do not pop before this moment; calls still enter the list. Null: off. */
  doNotDisturbUntil: Instant.nullable(),
  /** What was chosen for it: minutes, or `tomorrow`; null: its end says all. */
  doNotDisturbFor: DoNotDisturbFor.nullable(),
  notificationsOn: z.boolean(),
  notificationLevel: NotificationLevel,
  theme: Theme,
  /** How large each window draws, in percent; neither follows the other. */
  windowZoom: Zoom,
  popupZoom: Zoom,
  /** An Electron accelerator; null: none. */
  shortcut: typedText(60).nullable(),
  /** Single letters and digits act on a card while no text field has the keys (WCAG 2.1.4 lets one switch this off). */
  letterKeys: z.boolean(),
  /** How long past calls are kept, and how far back they are fetched. */
  retentionDays: z.union([z.literal(30), z.literal(90), z.literal(180), z.literal(365)]),
  missedRule: MissedRule,
  /** A card says why they may be ringing. */
  likelyReason: z.boolean(),
  /** What the list of past calls showed last; null: everything. */
  callFilter: CallFilter.nullable(),
  savedFilters: z.array(SavedFilter).max(50),
  /** Past calls in lines of 32 instead of 40. */
  compactRows: z.boolean(),
  csvSeparator: CsvSeparator,
  /** On Linux under Wayland: without X11 in between, from the next start on. */
  waylandNative: z.boolean(),
});
export type Settings = z.infer<typeof Settings>;

export const SettingsChange = Settings.partial().strict();
export type SettingsChange = z.infer<typeof SettingsChange>;
