import type { CallStatus } from '../../../contract/model/call.ts';

const FRESH_SECONDS = 120;

interface Word {
  readonly id: 'call.justCalled' | 'call.called' | 'call.missed';
  readonly tone: 'warn' | 'bad' | 'muted';
}

/** The word for a saved call. Altegio lists a call when it is over, so none of them ever rings. */
export function wordOf(status: CallStatus, ageSeconds: number): Word {
  switch (status) {
    case 'success':
    case 'other':
      return ageSeconds < FRESH_SECONDS
        ? { id: 'call.justCalled', tone: 'warn' }
        : { id: 'call.called', tone: 'muted' };
    case 'missed':
    case 'cancel':
    case 'busy':
    case 'notallowed':
    case 'notavailable':
    case 'notfound':
      return { id: 'call.missed', tone: 'bad' };
  }
}
