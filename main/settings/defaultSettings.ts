import type { CsvSeparator, Settings } from '../../contract/model/settings.ts';
import { USUAL_ZOOM } from '../../contract/model/zoom.ts';

/**
 * What holds until a person chooses. The popup stands away from the tray: above on macOS, below elsewhere. The
 * separator is the one of the system's region.
 */
export function defaultSettings(platform: NodeJS.Platform, csvSeparator: CsvSeparator = 'comma'): Settings {
  return {
    popupModes: {},
    popupSeconds: 30,
    popupCorner: platform === 'darwin' ? 'top-end' : 'bottom-end',
    doNotDisturbUntil: null,
    doNotDisturbFor: null,
    notificationsOn: true,
    notificationLevel: 'name',
    theme: 'system',
    windowZoom: USUAL_ZOOM,
    popupZoom: USUAL_ZOOM,
    shortcut: 'CommandOrControl+Shift+Space',
    letterKeys: true,
    retentionDays: 180,
    missedRule: { minSeconds: 0, openingHours: null, openDays: 7 },
    likelyReason: true,
    callFilter: null,
    savedFilters: [],
    compactRows: false,
    csvSeparator,
    waylandNative: false,
  };
}
