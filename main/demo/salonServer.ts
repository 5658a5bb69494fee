import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Timer } from '../clock.ts';
import { refused } from './answer.ts';
import { dispatch, type Asked } from './dispatch.ts';
import type { FaultBox } from './faultBox.ts';
import { isObject } from './fields.ts';
import { performFault } from './performFault.ts';
import type { RateLimiter } from './rateLimit.ts';
import { serveRecording, toneWav } from './recording.ts';
import { payloadOf, send, type Reply } from './reply.ts';
import type { RequestLog } from './requestLog.ts';
import type { Route } from './route.ts';
import type { SalonState } from './salonState.ts';
import { appointmentRoutes } from './routes/appointmentRoutes.ts';
import { authRoutes } from './routes/authRoutes.ts';
import { billingRoutes } from './routes/billingRoutes.ts';
import { callRoutes } from './routes/callRoutes.ts';
import { clientRoutes } from './routes/clientRoutes.ts';
import { dictionaryRoutes } from './routes/dictionaryRoutes.ts';
import { hookRoutes } from './routes/hookRoutes.ts';
import { locationRoutes } from './routes/locationRoutes.ts';
import { marketplaceRoutes } from './routes/marketplaceRoutes.ts';
import { voipRoutes } from './routes/voipRoutes.ts';

const FAMILIES = [
  authRoutes,
  locationRoutes,
  callRoutes,
  voipRoutes,
  clientRoutes,
  appointmentRoutes,
  hookRoutes,
  marketplaceRoutes,
  billingRoutes,
  dictionaryRoutes,
];

export interface ServerDeps {
  readonly state: SalonState;
  readonly log: RequestLog;
  readonly faults: FaultBox;
  readonly limiter: RateLimiter;
  readonly timer: Timer;
}

/** The HTTP side: reads a request, logs it, lets a fault have it or answers it. */
export function createSalonServer(deps: ServerDeps): Server {
  const routes = FAMILIES.flatMap((family) => family(deps.state));
  const server = createServer({ keepAliveTimeout: 65_000 }, (request, reply) => {
    void readText(request).then(
      (bodyText) => {
        answer(deps, routes, request, reply, bodyText);
      },
      // The client went away while it was still asking.
      () => reply.destroy(),
    );
  });
  return server;
}

function answer(
  { state, log, faults, limiter, timer }: ServerDeps,
  routes: readonly Route[],
  request: IncomingMessage,
  reply: Reply,
  bodyText: string,
): void {
  const url = new URL(request.url ?? '/', state.origin);
  const method = request.method ?? 'GET';
  const asked: Asked = {
    method,
    path: url.pathname,
    search: url.searchParams,
    headers: request.headers,
    bodyText,
  };
  const parsed = parsedOrText(bodyText);
  const nowMs = state.now();
  const settle = log.add({
    atMs: nowMs,
    method,
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    body: parsed,
  });
  // Node would send the date of this machine, and the simulator has a clock of its own.
  reply.sendDate = false;
  reply.setHeader('date', new Date(nowMs).toUTCString());

  const locationId = locationOf(asked, parsed);
  const fault = faults.take(method, url.pathname, locationId, parsed);
  if (fault === undefined && url.pathname.startsWith('/recordings/')) {
    settle(recordingStatus(state, request, reply, url.pathname));
    return;
  }
  const accept = request.headers.accept ?? '';
  const waitSeconds = fault === undefined ? limiter.refuse(timer.monotonic()) : undefined;
  if (waitSeconds !== undefined) {
    const tooMany = refused(429, `Request limit exceeded, try again in ${waitSeconds} seconds.`);
    send(reply, payloadOf({ ...tooMany, headers: { 'retry-after': String(waitSeconds) } }, accept));
    settle(429);
    return;
  }

  const take = () => payloadOf(dispatch(state, routes, asked), accept);
  if (fault === undefined) {
    const payload = take();
    send(reply, payload);
    settle(payload.status);
  } else {
    const redirectTo = `${state.origin}/redirected`;
    settle(performFault(fault, { reply, accept, locationId, take, redirectTo, timer }));
  }
}

function recordingStatus(state: SalonState, request: IncomingMessage, reply: Reply, path: string): number {
  if (request.headers.authorization !== undefined)
    state.violations.push(`A token was sent to a recording: ${path}`);
  const id = Number(/^\/recordings\/(\d+)\.wav$/.exec(path)?.[1]);
  const call = state.call(id);
  const wav = call?.recording === true ? toneWav(id, call.durationSeconds) : undefined;
  return serveRecording(request, reply, wav, state.recordings.get(id) ?? 'ready');
}

function locationOf({ path, search }: Asked, body: unknown): number | undefined {
  const inPath =
    /\/(?:company|client|clients|record|records|staff|services|hooks_settings|salon)\/(\d+)/.exec(path)?.[1];
  const id = inPath ?? search.get('salon_id') ?? (isObject(body) ? body['salon_id'] : undefined);
  return id === undefined ? undefined : Number(id);
}

function parsedOrText(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  request.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  await new Promise<void>((resolve, reject) => {
    request.on('end', resolve);
    request.on('error', reject);
    request.on('close', () => {
      reject(new Error('The connection was closed'));
    });
  });
  return Buffer.concat(chunks).toString('utf8');
}
