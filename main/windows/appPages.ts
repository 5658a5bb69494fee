import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Protocol } from 'electron';
import type { MediaAnswer } from '../recordings/mediaAnswer.ts';
import { withFirstLook, type FirstLook } from './firstLook.ts';

export const APP_SCHEME = 'app';
export const APP_HOST = 'bundle';
// Chromium keeps one zoom for all pages of a host, and the popup has a zoom of its own.
const POPUP_HOST = 'popup';
export const APP_HOSTS: ReadonlySet<string> = new Set([APP_HOST, POPUP_HOST]);
export const MAIN_PAGE = `${APP_SCHEME}://${APP_HOST}/main-window/index.html`;
export const POPUP_PAGE = `${APP_SCHEME}://${POPUP_HOST}/popup-window/index.html`;

/** Must be said before the app is ready. */
export const appScheme = {
  scheme: APP_SCHEME,
  // A player that may not stream waits for the whole file, and cannot seek.
  privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
} as const;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
};

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "media-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ');

/** Answers for a recording that was made ready; null for every other address. */
export type ServeRecording = (
  request: Pick<Request, 'url' | 'headers' | 'signal'>,
) => Promise<MediaAnswer> | null;

export interface AppPagesDeps {
  /** The folder of the built windows. */
  readonly folder: string;
  readonly serveRecording: ServeRecording;
  readonly firstLook: () => FirstLook;
  /** A page was answered, which starts its process. */
  readonly onPage: () => void;
}

/**
 * Serves the built pages of the windows and recordings, and nothing else, under addresses of ours with a strict content
 * policy.
 */
export function serveAppPages(
  protocol: Pick<Protocol, 'handle'>,
  { folder, serveRecording, firstLook, onPage }: AppPagesDeps,
): void {
  const headers = {
    'Content-Security-Policy': POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
  };
  protocol.handle(APP_SCHEME, async (request) => {
    const media = request.method === 'GET' ? await serveRecording(request) : null;
    if (media) {
      const { status, body } = media;
      return new Response(body, { status, headers: { ...headers, ...media.headers } });
    }
    const file = pageFile(request.url, folder);
    if (request.method !== 'GET' || file === null) return new Response('Forbidden', { status: 403, headers });
    try {
      const ending = path.extname(file);
      const typed = { headers: { ...headers, 'Content-Type': TYPES[ending] ?? 'application/octet-stream' } };
      if (ending !== '.html') return new Response(new Uint8Array(await readFile(file)), typed);
      const page = withFirstLook(await readFile(file, 'utf8'), firstLook());
      setImmediate(onPage);
      return new Response(page, typed);
    } catch {
      return new Response('Not found', { status: 404, headers });
    }
  });
}

/** The file behind an address of ours, or null for anything that is foreign or tries to leave the folder. */
export function pageFile(address: string, folder: string): string | null {
  // Names made by our own build need no escapes: anything escaped tries to get around the checks below.
  if (!URL.canParse(address) || address.includes('%')) return null;
  const url = new URL(address);
  if (url.protocol !== `${APP_SCHEME}:` || !APP_HOSTS.has(url.host)) return null;
  if (!/^\/[\w./-]+$/.test(url.pathname) || url.pathname.includes('..')) return null;
  const file = path.join(folder, url.pathname);
  return file.startsWith(folder + path.sep) ? file : null;
}
