import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Problem } from '../../../contract/model/problem.ts';
import type { ReceiverState } from '../../../contract/model/partner.ts';
import type { Result } from '../../../contract/result.ts';
import { err, ok } from '../../../contract/result.ts';
import { codeOf } from '../../files/diskError.ts';
import { LONGEST_LINK } from '../registrationLink.ts';
import { connectPage } from './connectPage.ts';
import { readBody } from './readBody.ts';
import { type LifecycleNotice, readNotice, type ReadNoticeFor } from './readNotice.ts';

export interface ReceiverDeps extends ReadNoticeFor {
  readonly now: () => number;
  /** A registration redirect came: only to be read, whoever sent it. */
  readonly onLink: (link: string) => void;
  readonly onNotice: (notice: LifecycleNotice) => void;
  /** What was sent as a notice and is none, so many since the last time this was told. */
  readonly onUnreadable: (count: number) => void;
  readonly onChange: () => void;
  readonly onBug: (error: unknown) => void;
}

const MOST_BODY_BYTES = 64 * 1024;
const MOST_REMEMBERED = 2000;
const REFUSALS_TOLD_MS = 1_000;
const UNREADABLE_TOLD_MS = 60_000;
// Altegio sends a notice again within seconds when its answer is lost; what comes later has happened again.
const REPEATED_WITHIN_MS = 60_000;
const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

/**
 * A server on this machine only, for what Altegio's redirect and its notices bring here: through the browser, or
 * through a tunnel that the partner runs. Nothing of it is trusted before it is checked.
 */
export class Receiver {
  readonly #deps: ReceiverDeps;
  /** The last event of each location, to tell a repeated one. */
  readonly #lastEvents = new Map<number, { readonly event: string; readonly atMs: number }>();
  #server: Server | null = null;
  #port: number | null = null;
  #problem: Problem | null = null;
  #lastNotice: ReceiverState['lastNotice'] = null;
  #refusedNotices = 0;
  #refusalToldMs = -Infinity;
  #unreadable = 0;
  #unreadableToldMs = -Infinity;

  constructor(deps: ReceiverDeps) {
    this.#deps = deps;
  }

  get state(): ReceiverState {
    const origin = this.#port === null ? null : `http://127.0.0.1:${this.#port}`;
    return {
      on: this.#server !== null,
      port: this.#port,
      registrationUrl: origin && `${origin}/connect`,
      noticesUrl: origin && `${origin}/notices`,
      lastNotice: this.#lastNotice,
      refusedNotices: this.#refusedNotices,
      problem: this.#problem,
    };
  }

  /** Listens on that port, or on any free one; answers with the port. */
  async start(port: number | null): Promise<Result<number, Problem>> {
    await this.stop();
    const server = createServer({
      headersTimeout: 5_000,
      requestTimeout: 10_000,
      keepAliveTimeout: 2_000,
      connectionsCheckingInterval: 2_000,
      maxHeaderSize: LONGEST_LINK + 8_192,
    });
    server.maxConnections = 32;
    server.on('request', (request, response) => {
      this.#answer(request, response).catch(this.#deps.onBug);
    });
    server.on('clientError', (_error, socket) => {
      socket.destroy();
    });
    this.#server = server;
    const listening = await listen(server, port ?? 0);
    // Switched off, or elsewhere, meanwhile: `stop` could not end what did not listen yet.
    if (this.#server !== server) {
      server.close();
      return err({ kind: 'gone', detail: null });
    }
    if (listening.ok) this.#port = listening.value;
    else this.#server = null;
    this.#problem = listening.ok ? null : listening.error;
    this.#deps.onChange();
    return listening;
  }

  /** Ends the server with every connection. */
  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    this.#port = null;
    this.#problem = null;
    this.#deps.onChange();
    if (!server?.listening) return;
    const closed = new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
    });
    server.closeAllConnections();
    await closed;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '' } = request;
    const [path = ''] = url.split('?', 1);
    if (path === '/connect') this.#takeLink(request, response, url.slice(path.length));
    else if (path !== '/notices') say(response, 404);
    else if (method !== 'POST') say(response, 405, { allow: 'POST' });
    else await this.#takeNotice(request, response);
  }

  #takeLink({ method, headers }: IncomingMessage, response: ServerResponse, query: string): void {
    // Another host name that leads here is a stranger's page that wants to look like this machine.
    const hosts = [`127.0.0.1:${this.#port ?? ''}`, `localhost:${this.#port ?? ''}`];
    if (!hosts.includes(headers.host?.toLowerCase() ?? '')) {
      say(response, 403);
      return;
    }
    if (method !== 'GET') {
      say(response, 405, { allow: 'GET' });
      return;
    }
    if (!isVisit(headers)) {
      say(response, 403);
      return;
    }
    if (query.length > 1 && query.length <= LONGEST_LINK) this.#deps.onLink(query);
    response.writeHead(200, { ...HEADERS, 'content-type': 'text/html; charset=utf-8' }).end(connectPage());
  }

  async #takeNotice(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request, MOST_BODY_BYTES);
    if (body === null) {
      say(response, 413, { connection: 'close' });
      return;
    }
    const read = readNotice(body, this.#deps);
    switch (read.kind) {
      case 'unreadable':
        this.#countUnreadable();
        say(response, 400);
        return;
      case 'refused':
        this.#refuse();
        say(response, 403);
        return;
      case 'ignored':
        // Something else has happened there: the next notice is none of the ones before.
        this.#lastEvents.delete(read.locationId);
        say(response, 204);
        return;
      case 'notice':
        this.#note(read.notice);
        say(response, 204);
    }
  }

  /** Any page of the browser can send thousands of them: the windows hear of it now and then. */
  #refuse(): void {
    this.#refusedNotices += 1;
    const nowMs = this.#deps.now();
    if (Math.abs(nowMs - this.#refusalToldMs) < REFUSALS_TOLD_MS) return;
    this.#refusalToldMs = nowMs;
    this.#deps.onChange();
  }

  /** As for refusals, nobody fills the log with them. */
  #countUnreadable(): void {
    this.#unreadable += 1;
    const nowMs = this.#deps.now();
    if (Math.abs(nowMs - this.#unreadableToldMs) < UNREADABLE_TOLD_MS) return;
    this.#unreadableToldMs = nowMs;
    this.#deps.onUnreadable(this.#unreadable);
    this.#unreadable = 0;
  }

  #note(notice: LifecycleNotice): void {
    const { locationId, event } = notice;
    const nowMs = this.#deps.now();
    const last = this.#lastEvents.get(locationId);
    const repeated = last?.event === event && Math.abs(nowMs - last.atMs) < REPEATED_WITHIN_MS;
    this.#lastNotice = { at: new Date(nowMs).toISOString(), locationId, event, repeated };
    if (this.#lastEvents.size >= MOST_REMEMBERED) this.#lastEvents.clear();
    if (!repeated) this.#lastEvents.set(locationId, { event, atMs: nowMs });
    this.#deps.onChange();
    if (!repeated) this.#deps.onNotice(notice);
  }
}

/**
 * Whether the browser goes to the page where a person sees it, rather than loading it into a stranger's as a picture, a
 * frame or in advance. Browsers say so themselves; what says nothing is none.
 */
function isVisit(headers: IncomingMessage['headers']): boolean {
  const { 'sec-fetch-mode': mode = 'navigate', 'sec-fetch-dest': place = 'document' } = headers;
  return mode === 'navigate' && place === 'document' && headers['sec-purpose'] === undefined;
}

function say(response: ServerResponse, status: number, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, { ...HEADERS, ...headers }).end();
}

function listen(server: Server, port: number): Promise<Result<number, Problem>> {
  return new Promise((resolve) => {
    server.on('error', (error) => {
      const code = codeOf(error);
      const kind = code === 'EADDRINUSE' || code === 'EACCES' ? 'portTaken' : 'gone';
      resolve(err({ kind, detail: code }));
    });
    server.once('close', () => {
      resolve(err({ kind: 'gone', detail: null }));
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(ok(typeof address === 'object' && address ? address.port : port));
    });
  });
}
