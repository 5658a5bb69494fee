import { isLoopback } from './address.ts';

/** What Altegio allows at most here, with room for other desks behind the same address (5 and 200 in all). */
export const MOST_PER_SECOND = 4;
export const MOST_PER_MINUTE = 180;

/** Whether the request limits are free: only a simulator on this computer may be asked without end. */
export function isUnlimited(apiUrl: string): boolean {
  return URL.canParse(apiUrl) && isLoopback(new URL(apiUrl));
}
