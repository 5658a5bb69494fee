import type { App } from 'electron';

/**
 * No page leaves its place, opens a window or embeds another (Electron's security list, items 11 to 14), saves a file,
 * or sends anything by UDP.
 */
export function blockNavigation(app: App): void {
  app.on('session-created', (session) => {
    session.on('will-download', (event) => {
      event.preventDefault();
    });
  });
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => {
      event.preventDefault();
    });
    contents.on('will-frame-navigate', (event) => {
      event.preventDefault();
    });
    contents.on('will-redirect', (event) => {
      event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => {
      event.preventDefault();
    });
    // The content policy does not reach WebRTC. Its interface is taken away too, but a new frame brings another.
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}
