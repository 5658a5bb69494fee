import type { Session } from 'electron';
import { recordingUrl } from '../recordings/recordingPath.ts';
import { APP_HOSTS, APP_SCHEME } from '../windows/appPages.ts';

const OUR_PAGES = [...APP_HOSTS].map((host) => `${APP_SCHEME}://${host}/`);
const RECORDINGS = recordingUrl('');

/**
 * Pages load our own files and nothing else, recordings only where they may be heard; requests of main itself carry no
 * web contents and pass.
 */
export function blockRequests(session: Session, mayListen: (contentsId: number) => boolean): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    const { webContentsId, url } = details;
    const foreign = !OUR_PAGES.some((pages) => url.startsWith(pages));
    const unheard = url.startsWith(RECORDINGS) && webContentsId !== undefined && !mayListen(webContentsId);
    answer({ cancel: webContentsId !== undefined && (foreign || unheard) });
  });
}
