import type { App, ClientRequest, ClientRequestConstructorOptions } from 'electron';
import type { Clock } from '../clock.ts';

export interface NetworkSessionsDeps {
  /** `net.request`; usable once the app is ready. */
  readonly request: (options: ClientRequestConstructorOptions) => ClientRequest;
  readonly clock: Pick<Clock, 'monotonic'>;
  /** Requests run on new sessions from now on. */
  readonly onReplaced: (why: 'serviceGone' | 'everythingFails') => void;
}

const PATIENCE_MS = 10_000;
// Sessions are never let go of by Electron, so what a new one does not mend is not tried for ever at the same pace.
const MOST_PATIENCE_MS = 10 * 60_000;

// What Electron says of a session whose network service is gone, to every request and for good.
const DEAD = /\bERR_FAILED\b/;
const OUR_OWN_END = /\bERR_ABORTED\b/;

/**
 * The sessions that requests of main run on, in memory and apart from those of the windows: when Chromium's network
 * service dies, a session that had used it answers nothing any more, while a new one works.
 */
export class NetworkSessions {
  readonly #deps: NetworkSessionsDeps;
  #generation = 1;
  #failingSinceMonoMs: number | null = null;
  #patienceMs = PATIENCE_MS;

  constructor(deps: NetworkSessionsDeps) {
    this.#deps = deps;
  }

  /** As `net.request`, on the session of this moment; requests with a `partition` of their own share one apart. */
  request(options: ClientRequestConstructorOptions): ClientRequest {
    const generation = this.#generation;
    const sending = this.#deps.request({
      ...options,
      partition: `${options.partition ?? 'requests'}-${generation}`,
    });
    sending.on('response', () => {
      this.#works(generation);
    });
    sending.on('error', ({ message }) => {
      if (DEAD.test(message)) this.#fails(generation);
      else if (!OUR_OWN_END.test(message)) this.#works(generation);
    });
    return sending;
  }

  /** The network service has died; Chromium starts the next one by itself. */
  serviceGone(): void {
    this.#replace('serviceGone');
  }

  #works(generation: number): void {
    if (generation !== this.#generation) return;
    this.#failingSinceMonoMs = null;
    this.#patienceMs = PATIENCE_MS;
  }

  #fails(generation: number): void {
    if (generation !== this.#generation) return;
    const nowMs = this.#deps.clock.monotonic();
    this.#failingSinceMonoMs ??= nowMs;
    if (nowMs - this.#failingSinceMonoMs < this.#patienceMs) return;
    this.#patienceMs = Math.min(MOST_PATIENCE_MS, this.#patienceMs * 2);
    this.#replace('everythingFails');
  }

  #replace(why: 'serviceGone' | 'everythingFails'): void {
    this.#generation += 1;
    this.#failingSinceMonoMs = null;
    this.#deps.onReplaced(why);
  }
}

const NETWORK_SERVICE = 'network.mojom.NetworkService';

/** Tells each time Chromium's network service has gone, however it ended. */
export function watchNetworkService(app: Pick<App, 'on'>, onGone: () => void): void {
  app.on('child-process-gone', (_event, { serviceName }) => {
    if (serviceName === NETWORK_SERVICE) onGone();
  });
}
