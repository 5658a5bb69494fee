import { APP_HOST, APP_SCHEME } from '../windows/appPages.ts';

const PATH = '/recordings/';

export function recordingUrl(id: string): string {
  return `${APP_SCHEME}://${APP_HOST}${PATH}${id}`;
}

/** The id in an address of ours, or null for every other address. */
export function recordingId(address: string): string | null {
  const start = recordingUrl('');
  const id = address.startsWith(start) ? address.slice(start.length) : '';
  return /^[0-9a-f]{32}$/.test(id) ? id : null;
}
