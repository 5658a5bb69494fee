import http from 'node:http';
import https from 'node:https';
import type { Clock } from '../clock.ts';
import { Exchange } from './exchange.ts';
import type { Transport } from './transport.ts';
import { errorOfNodeCode } from './transportErrors.ts';

/** HTTP on Node's own modules, for tests and the command line. No proxy, a fresh connection per request. */
export function nodeTransport(clock: Clock): Transport {
  return {
    send({ method, url, headers, body }, options = {}) {
      const exchange = new Exchange(clock, options);
      if (exchange.settled) return exchange.answer;

      const secure = url.startsWith('https:');
      const request = (secure ? https : http).request(url, {
        method,
        agent: false,
        headers: {
          ...headers,
          'Accept-Encoding': 'identity',
          // Without it Node frames no body on a GET and the server sees a broken request.
          ...(body !== undefined && { 'Content-Length': String(Buffer.byteLength(body)) }),
        },
      });
      exchange.atEnd(() => request.destroy());
      const fail = (error: NodeJS.ErrnoException): void => {
        exchange.fail(errorOfNodeCode(error.code ?? 'unknown'));
      };
      request.on('error', fail);
      request.on('socket', (socket) => {
        socket.once(secure ? 'secureConnect' : 'connect', () => {
          exchange.connected();
        });
      });
      request.on('response', (response) => {
        response.on('error', fail);
        response.on('data', (bytes: Buffer) => {
          exchange.chunk(bytes);
        });
        response.on('end', () => {
          exchange.complete();
        });
        exchange.headers(response.statusCode ?? 0, (name) => {
          const value = response.headers[name.toLowerCase()];
          return (Array.isArray(value) ? value[0] : value) ?? null;
        });
      });
      request.end(body);
      return exchange.answer;
    },
  };
}
