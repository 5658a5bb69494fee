import type { ServerResponse } from 'node:http';
import type { Answer } from './answer.ts';

export type Reply = ServerResponse;

export interface Payload {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** The bytes of an answer, in the media type that was asked for. */
export function payloadOf(answer: Answer, accept: string): Payload {
  const text = answer.body === undefined ? '' : JSON.stringify(answer.body);
  const type = accept.includes('application/vnd.api.v2+json')
    ? 'application/vnd.api.v2+json'
    : 'application/json';
  return {
    status: answer.status,
    text,
    headers: { ...(text === '' ? {} : { 'content-type': type }), ...answer.headers },
  };
}

export function send(reply: Reply, { status, headers, text }: Payload): void {
  reply.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(text) });
  reply.end(text);
}
