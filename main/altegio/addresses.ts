import * as z from 'zod';

/** True for 127.0.0.0/8, ::1 and localhost: the only hosts that may be spoken to without TLS. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

/** Whether tokens may be sent there: https anywhere, plain http to this machine only, no user name in the address. */
export function mayReceiveTokens(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url));
}

/** Where tokens are good. */
export const Addresses = z.object({
  /** With `/api/v1`, without a trailing slash. */
  apiUrl: z.url().refine(mayReceiveTokens),
  /** A bare origin. */
  marketplaceUrl: z.url().refine(mayReceiveTokens),
});
export type Addresses = z.infer<typeof Addresses>;
