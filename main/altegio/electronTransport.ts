import type { ClientRequest, ClientRequestConstructorOptions } from 'electron';
import type { Clock } from '../clock.ts';
import { Exchange } from './exchange.ts';
import type { Transport } from './transport.ts';
import { errorOfNetMessage } from './transportErrors.ts';

export interface ElectronTransportDeps {
  /** `net.request`, on whichever session works; usable once the app is ready. */
  readonly request: (options: ClientRequestConstructorOptions) => ClientRequest;
  readonly clock: Clock;
}

/** In memory; its connections are its own and never used again. */
const ONCE_PARTITION = 'altegio-once';

/** HTTP on Electron's `net.request`: the system's proxy and trust store, and GET with a body, which `net.fetch` refuses. */
export function electronTransport({ request, clock }: ElectronTransportDeps): Transport {
  return {
    send({ method, url, headers, body, neverTwice = false }, options = {}) {
      const exchange = new Exchange(clock, options);
      if (exchange.settled) return exchange.answer;

      const sending = request({
        method,
        url,
        // Chromium repeats any request, a POST too, when a connection that was used before breaks without an answer.
        headers: { ...headers, ...(neverTwice && { Connection: 'close' }) },
        redirect: 'error',
        cache: 'no-store',
        credentials: 'omit',
        useSessionCookies: false,
        ...(neverTwice && { partition: ONCE_PARTITION }),
      });
      // Content-Length is Electron's own: setting it by hand is refused as ERR_INVALID_ARGUMENT.
      const fail = (error: Error): void => {
        exchange.fail(errorOfNetMessage(error.message));
      };
      sending.on('error', fail);
      sending.on('response', (response) => {
        response.on('error', fail);
        response.on('aborted', () => {
          exchange.fail({ kind: 'broken', detail: 'aborted' });
        });
        response.on('data', (bytes) => {
          exchange.chunk(bytes);
        });
        response.on('end', () => {
          exchange.complete();
        });
        exchange.headers(response.statusCode, (name) => {
          const value = response.headers[name.toLowerCase()];
          return (Array.isArray(value) ? value[0] : value) ?? null;
        });
      });
      exchange.atEnd((failed) => {
        if (failed) sending.abort();
      });
      // Electron does not tell when the connection stands, so a silent server and a silent network look the same.
      exchange.connected();
      sending.end(body);
      return exchange.answer;
    },
  };
}
