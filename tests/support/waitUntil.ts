import { vi } from 'vitest';
import { limits } from '../../scripts/testLimits.ts';

/** Waits for what comes without an event, as long as `limits.seen`; resolves with the first value that is true. */
export const waitUntil = <T>(look: () => T | Promise<T>) =>
  vi.waitUntil(look, { timeout: limits.seen, interval: 5 });
