import type { Session } from 'electron';
import { recordingUrl } from '../recordings/recordingPath.ts';
import { APP_HOSTS, APP_SCHEME } from '../windows/appPages.ts';

const OUR_PAGES = [...APP_HOSTS].map((host) => `${APP_SCHEME}://${host}/`);
const RECORDINGS = recordingUrl('');
// Nobody but root could listen there.
const NOWHERE = { proxyRules: 'socks5://127.0.0.1:1', proxyBypassRules: '<-loopback>' } as const;

/**
 * Pages load our own files and nothing else, recordings only where they may be heard. What asks neither this nor the
 * content policy, as WebRTC does over TCP, goes to a proxy that is not there. Main sends on sessions of its own.
 */
export function blockRequests(session: Session, mayListen: (contentsId: number) => boolean): void {
  void session.setProxy(NOWHERE);
  session.webRequest.onBeforeRequest((details, answer) => {
    const { webContentsId, url } = details;
    const foreign = !OUR_PAGES.some((pages) => url.startsWith(pages));
    const unheard = url.startsWith(RECORDINGS) && webContentsId !== undefined && !mayListen(webContentsId);
    answer({ cancel: webContentsId !== undefined && (foreign || unheard) });
  });
}
