import type { Cancel, Timer } from '../clock.ts';
import { refused } from './answer.ts';
import type { Fault, FaultName } from './fault.ts';
import { isObject } from './fields.ts';
import { hostileRows } from './hostileRows.ts';
import { payloadOf, send, type Payload, type Reply } from './reply.ts';

const HTML = { 'content-type': 'text/html; charset=UTF-8' };
const HUGE_BYTES = 200_000_000;
const DRIP_MS = 100;

export interface FaultContext {
  readonly reply: Reply;
  readonly accept: string;
  readonly locationId: number | undefined;
  /** Does what was asked and gives the answer; faults before the request is taken never call it. */
  readonly take: () => Payload;
  readonly redirectTo: string;
  readonly timer: Timer;
}

/** Answers as the fault wants. Returns the status sent, 0 when none was. */
export function performFault(fault: Fault, context: FaultContext): number {
  if (typeof fault === 'number') return refuse(fault, {}, context);
  if (typeof fault === 'string') return performNamed(fault, context);
  if ('status' in fault) return refuse(fault.status, fault, context);

  const payload = context.take();
  context.timer.after(fault.delayMs, () => {
    send(context.reply, payload);
  });
  return payload.status;
}

function refuse(
  status: number,
  { retryAfter, message }: { readonly retryAfter?: number | string; readonly message?: string },
  { reply, accept, locationId }: FaultContext,
): number {
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  if (status > 500 && message === undefined) {
    send(reply, {
      status,
      headers: { ...HTML, ...headers },
      text: `<html><body><h1>${status}</h1><hr>nginx</body></html>`,
    });
    return status;
  }
  const licence = `It is necessary to renew the license in the branch with id: ${locationId ?? 0}`;
  const answer = refused(
    status,
    message ?? (status === 402 ? licence : undefined),
    status === 422 ? [] : undefined,
  );
  send(reply, payloadOf({ ...answer, headers }, accept));
  return status;
}

function performNamed(fault: FaultName, context: FaultContext): number {
  const { reply, accept, take, timer } = context;
  const page = (status: number, headers: Payload['headers'], text: string): number => {
    send(reply, { status, headers, text });
    return status;
  };
  const json = { 'content-type': accept };
  switch (fault) {
    case 'html403':
      return page(
        403,
        { ...HTML, server: 'cloudflare' },
        '<!DOCTYPE html><title>Attention Required! | Cloudflare</title><h1>Sorry, you have been blocked</h1>',
      );
    case 'captivePortal':
      return page(
        200,
        HTML,
        '<!DOCTYPE html><title>Guest Wi-Fi</title><form action="/login"><button>Accept and connect</button></form>',
      );
    case 'notJson':
      return page(200, json, '{"success": tru');
    case 'emptyBody':
      return page(200, json, '');
    case 'null':
      return page(200, json, 'null');
    case 'successFalse':
      return page(
        200,
        json,
        JSON.stringify({ success: false, data: null, meta: { message: 'Something went wrong.' } }),
      );
    case 'redirect':
      return page(302, { ...HTML, location: context.redirectTo }, '');
    case 'cutHeaders':
      reply.socket?.destroy();
      return 0;
    case 'lostAnswer':
      take();
      reply.socket?.destroy();
      return 0;
    case 'slowHeaders':
      return 0;
    case 'cutBody':
      return cutInHalf(reply, take());
    case 'drip':
      return drip(reply, take(), timer);
    case 'huge':
      return flood(reply, json);
    case 'wrongTypes':
    case 'duplicateRows': {
      const payload = take();
      send(reply, {
        ...payload,
        text: fault === 'wrongTypes' ? hostileRows(payload.text) : twice(payload.text),
      });
      return payload.status;
    }
  }
}

function cutInHalf(reply: Reply, { status, headers, text }: Payload): number {
  const bytes = Buffer.from(text);
  reply.writeHead(status, { ...headers, 'content-length': bytes.length });
  reply.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => reply.socket?.destroy());
  return status;
}

function drip(reply: Reply, { status, headers, text }: Payload, timer: Timer): number {
  const bytes = Buffer.from(text);
  reply.writeHead(status, { ...headers, 'content-length': bytes.length });
  let sent = 0;
  const next = (): Cancel =>
    timer.after(DRIP_MS, () => {
      reply.write(bytes.subarray(sent, sent + 1));
      sent += 1;
      if (sent < bytes.length) cancel = next();
      else reply.end();
    });
  let cancel = next();
  reply.on('close', () => {
    cancel();
  });
  return status;
}

function flood(reply: Reply, headers: Payload['headers']): number {
  const block = Buffer.alloc(1_000_000, ' ');
  let leftBytes = HUGE_BYTES;
  const pour = (): void => {
    while (leftBytes > 0 && !reply.destroyed) {
      leftBytes -= block.length;
      if (!reply.write(block)) {
        reply.once('drain', pour);
        return;
      }
    }
    reply.end(']}');
  };
  reply.writeHead(200, headers);
  reply.write('{"success":true,"data":[');
  pour();
  return 200;
}

/** Every row of the list a second time, in the other order. */
function twice(text: string): string {
  const parsed: unknown = JSON.parse(text);
  if (!isObject(parsed) || !Array.isArray(parsed['data'])) return text;
  const rows: readonly unknown[] = parsed['data'];
  return JSON.stringify({ ...parsed, data: [...rows, ...rows.toReversed()] });
}
