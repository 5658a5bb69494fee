import { isLoopback } from '../altegio/addresses.ts';
import type { RequestLimits } from '../altegio/budget.ts';

/** What Altegio allows at most here, with room for other desks behind the same address (5 and 200 in all). */
export const MOST_PER_SECOND = 4;
export const MOST_PER_MINUTE = 180;

/** Whether the request limits are free: only a simulator on this computer may be asked without end. */
export function isUnlimited(apiUrl: string): boolean {
  return URL.canParse(apiUrl) && isLoopback(new URL(apiUrl));
}

/** The limits, lowered to what this address allows. */
export function limitsAt(
  apiUrl: string,
  { requestsPerSecond, requestsPerMinute }: RequestLimits,
): RequestLimits {
  if (isUnlimited(apiUrl)) return { requestsPerSecond, requestsPerMinute };
  return {
    requestsPerSecond: Math.min(requestsPerSecond, MOST_PER_SECOND),
    requestsPerMinute: Math.min(requestsPerMinute, MOST_PER_MINUTE),
  };
}
