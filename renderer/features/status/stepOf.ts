import type { ArrivalState, Health } from '../../../contract/model/health.ts';

/** What one can do right here: sign in again, go to the settings, or have the next try made now. */
export type Step = 'signIn' | 'settings' | 'tryNow';

const steps: Record<ArrivalState, Step | null> = {
  starting: null,
  arriving: null,
  signInAgain: 'signIn',
  noAccess: 'settings',
  notFound: 'settings',
  noRightCalls: 'tryNow',
  licenceEnded: 'tryNow',
  offline: 'tryNow',
  proxy: 'tryNow',
  certificate: 'tryNow',
  slow: 'tryNow',
  server: 'tryNow',
  badAnswer: 'tryNow',
  cutOff: 'tryNow',
  cannotSendBody: 'tryNow',
  networkBlock: 'tryNow',
  // Altegio asks for fewer requests: one more is the last thing that helps.
  rateLimited: null,
};

/** The one step out of the trouble, the most pressing where several would help. */
export function stepOf({ overall, locations }: Health): Step | null {
  const states =
    overall === 'partly' ? locations.map(({ state }) => state) : overall === 'paused' ? [] : [overall];
  const wanted = new Set(states.map((state) => steps[state]));
  const order = ['signIn', 'settings', 'tryNow'] as const;
  return order.find((step) => wanted.has(step)) ?? null;
}
