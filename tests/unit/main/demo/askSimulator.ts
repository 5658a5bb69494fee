import { request, type IncomingHttpHeaders } from 'node:http';
import type { Simulator } from '../../../../main/demo/simulator.ts';

export interface Asked {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly tokens?: 'partner' | 'partnerUser' | 'none';
}

export interface Told {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  /** Parsed JSON, read as the test expects it; text when it is none. */
  readonly body: Envelope;
}

export interface Row {
  readonly id: number;
  readonly title: string;
  readonly name: string;
  readonly client_id: number;
  readonly caller_phone: string;
  readonly status_to: string;
}

/** One item, with the fields that any of them may have. */
export interface Item {
  readonly id: number;
  readonly user_token?: string;
  readonly urls: readonly string[];
  readonly records: readonly Row[];
  readonly payments: readonly Row[];
  readonly logs: readonly Row[];
  readonly connection_status: { readonly status: string };
}

export interface Envelope {
  readonly data: readonly Row[] & Item;
  readonly meta: {
    readonly message: string;
    readonly total_count: number;
    readonly dateCursor: { readonly next: { readonly from: string | null; readonly to: string | null } };
  };
}

/** Asks over real HTTP, with a body on a GET too; rejects when the answer is cut. */
export function ask(
  simulator: Simulator,
  line: string,
  { body, headers = {}, tokens = 'partnerUser' }: Asked = {},
): Promise<Told> {
  const [method, path = ''] = line.split(' ');
  const text = body === undefined ? '' : JSON.stringify(body);
  const user = tokens === 'partnerUser' ? `, User ${simulator.userToken}` : '';
  const base =
    path.startsWith('/recordings/') || path.startsWith('/marketplace/')
      ? simulator.marketplaceUrl
      : simulator.apiUrl;
  return new Promise((resolve, reject) => {
    const asking = request(`${base}${path}`, {
      method,
      headers: {
        accept: 'application/vnd.api.v2+json',
        ...(tokens === 'none' ? {} : { authorization: `Bearer ${simulator.partnerToken}${user}` }),
        ...(text === ''
          ? {}
          : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
        ...headers,
      },
    });
    asking.on('error', reject);
    asking.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const bytes = Buffer.concat(chunks);
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          bytes,
          body: parsed(bytes.toString('utf8')),
        });
      });
    });
    asking.end(text);
  });
}

function parsed(text: string): Envelope {
  try {
    return JSON.parse(text) as Envelope;
  } catch {
    return text as unknown as Envelope;
  }
}

/** The body of a call list request for the days around now. */
export function callsOf(locationId: number, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    salon_id: locationId,
    date_from: '2026-11-20',
    date_to: '2026-11-22',
    page: 1,
    limit: 100,
    ...more,
  };
}
