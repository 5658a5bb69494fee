import { Readable } from 'node:stream';
import type { ClientRequest, ClientRequestConstructorOptions, IncomingMessage } from 'electron';
import { err, ok, type Result } from '../../contract/result.ts';
import type { Clock } from '../clock.ts';
import { redirectedAddress } from './recordingAddress.ts';
import type { RecordingSource, SourceAnswer, SourceError } from './recordingSource.ts';

export interface ElectronRecordingSourceDeps {
  /** `net.request`; usable once the app is ready. */
  readonly request: (options: ClientRequestConstructorOptions) => ClientRequest;
  readonly clock: Clock;
}

const MOST_REDIRECTS = 3;
const HEADERS_MS = 10_000;
/** Without a single byte. */
const SILENCE_MS = 15_000;

/** Recordings over Electron's `net.request`: the system's proxy and trust store. */
export function electronRecordingSource({ request, clock }: ElectronRecordingSourceDeps): RecordingSource {
  return {
    open: (address, { range, signal }) =>
      new Promise<Result<SourceAnswer, SourceError>>((resolve) => {
        const sending = request({
          method: 'GET',
          url: address,
          headers: { Accept: 'audio/*, */*;q=0.1', ...(range !== null && { Range: range }) },
          redirect: 'manual',
          cache: 'no-store',
          credentials: 'omit',
          useSessionCookies: false,
          referrerPolicy: 'no-referrer',
        });
        let stopped = false;
        // An abort is told as one more error.
        const stop = (): void => {
          if (stopped) return;
          stopped = true;
          sending.abort();
        };
        const end = (outcome: Result<SourceAnswer, SourceError>): void => {
          cancelTimeOut();
          if (!outcome.ok) stop();
          resolve(outcome);
        };
        const giveUp = (): void => {
          end(err('offline'));
        };
        let cancelTimeOut = clock.after(HEADERS_MS, giveUp);
        signal.addEventListener('abort', () => {
          end(err('offline'));
        });
        sending.on('error', ({ message }) => {
          end(err(message.startsWith('net::ERR_CERT_') ? 'notTrusted' : 'offline'));
        });
        sending.on('login', (_info, answer) => {
          answer();
        });
        let redirects = 0;
        let at = address;
        sending.on('redirect', (_status, method, to) => {
          const next = redirectedAddress(to, at);
          redirects += 1;
          if (!next.ok || redirects > MOST_REDIRECTS || method !== 'GET') {
            end(next.ok ? err('refused') : next);
            return;
          }
          at = next.value;
          cancelTimeOut();
          cancelTimeOut = clock.after(HEADERS_MS, giveUp);
          sending.followRedirect();
        });
        sending.on('response', (response) => {
          end(ok(answerOf(response, clock, stop)));
        });
        if (signal.aborted) end(err('offline'));
        else sending.end();
      }),
  };
}

function answerOf(response: IncomingMessage, clock: Clock, stop: () => void): SourceAnswer {
  return {
    status: response.statusCode,
    header: (name) => {
      const value = response.headers[name.toLowerCase()];
      return (Array.isArray(value) ? value[0] : value) ?? null;
    },
    body: bytesOf(response, clock, stop),
  };
}

async function* bytesOf(
  response: IncomingMessage,
  clock: Clock,
  stop: () => void,
): AsyncGenerator<Uint8Array> {
  if (!(response instanceof Readable)) throw new TypeError('Electron answers with a stream');
  let cancelTimeOut = clock.after(SILENCE_MS, stop);
  try {
    for await (const chunk of response) {
      const bytes: unknown = chunk;
      cancelTimeOut();
      if (bytes instanceof Uint8Array) yield bytes;
      cancelTimeOut = clock.after(SILENCE_MS, stop);
    }
  } finally {
    cancelTimeOut();
    stop();
  }
}
