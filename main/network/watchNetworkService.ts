import type { App } from 'electron';

const NETWORK_SERVICE = 'network.mojom.NetworkService';

/** Tells each time Chromium's network service has gone, however it ended. */
export function watchNetworkService(app: Pick<App, 'on'>, onGone: () => void): void {
  app.on('child-process-gone', (_event, { serviceName }) => {
    if (serviceName === NETWORK_SERVICE) onGone();
  });
}
