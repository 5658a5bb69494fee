import type { Session } from 'electron';
import { recordingUrl } from '../recordings/recordingPath.ts';
import { APP_HOST, APP_SCHEME } from '../windows/appPages.ts';

const OUR_PAGES = `${APP_SCHEME}://${APP_HOST}/`;
const RECORDINGS = recordingUrl('');

/**
 * Pages load our own files and nothing else, recordings only where they may be heard; requests of main itself carry no
 * web contents and pass.
 */
export function blockRequests(session: Session, mayListen: (contentsId: number) => boolean): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    const { webContentsId, url } = details;
    const foreign = !url.startsWith(OUR_PAGES);
    const unheard = url.startsWith(RECORDINGS) && webContentsId !== undefined && !mayListen(webContentsId);
    answer({ cancel: webContentsId !== undefined && (foreign || unheard) });
  });
}
