import path from 'node:path';
import { protocol } from 'electron';
import type { Recordings } from '../recordings/recordings.ts';
import type { Reception } from '../salon/reception.ts';
import { serveAppPages } from '../windows/appPages.ts';
import { themeNow } from '../windows/theme.ts';

export interface ServePagesDeps {
  /** The folder of the built files. */
  readonly appFolder: string;
  readonly recordings: Recordings;
  readonly reception: Reception;
  /** A salon comes to work in this start, whatever the profile says. */
  readonly atWork: boolean;
}

/** Serves the windows' pages from now on; settles when the first page was answered. */
export function servePages({ appFolder, recordings, reception, atWork }: ServePagesDeps): Promise<void> {
  return new Promise((onPage) => {
    serveAppPages(protocol, {
      folder: path.join(appFolder, 'renderer'),
      serveRecording: (request) => recordings.serve(request),
      firstLook: () => ({
        theme: themeNow(reception.profile.store.settings.theme),
        atWork: atWork || reception.profile.connected,
      }),
      onPage,
    });
  });
}
