import type { Session } from 'electron';
import { APP_HOST, APP_SCHEME } from '../windows/appPages.ts';

/** Pages load our own files and nothing else; requests of main itself carry no web contents and pass. */
export function blockRequests(session: Session): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    const fromPage = details.webContentsId !== undefined;
    answer({ cancel: fromPage && !details.url.startsWith(`${APP_SCHEME}://${APP_HOST}/`) });
  });
}
