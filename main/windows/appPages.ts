import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Protocol } from 'electron';

export const APP_SCHEME = 'app';
export const APP_HOST = 'bundle';
export const MAIN_PAGE = `${APP_SCHEME}://${APP_HOST}/main-window/index.html`;
export const POPUP_PAGE = `${APP_SCHEME}://${APP_HOST}/popup-window/index.html`;

/** Must be said before the app is ready. */
export const appScheme = {
  scheme: APP_SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true },
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

/** Serves the built pages of the windows, and nothing else, under app://bundle with a strict content policy. */
export function serveAppPages(protocol: Protocol, folder: string): void {
  const headers = {
    'Content-Security-Policy': POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
  };
  protocol.handle(APP_SCHEME, async (request) => {
    const file = pageFile(request.url, folder);
    if (request.method !== 'GET' || file === null) return new Response('Forbidden', { status: 403, headers });
    try {
      const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
      return new Response(new Uint8Array(await readFile(file)), {
        headers: { ...headers, 'Content-Type': type },
      });
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
  if (url.protocol !== `${APP_SCHEME}:` || url.host !== APP_HOST) return null;
  if (!/^\/[\w./-]+$/.test(url.pathname) || url.pathname.includes('..')) return null;
  const file = path.join(folder, url.pathname);
  return file.startsWith(folder + path.sep) ? file : null;
}
