import type { Health } from '../../../contract/model/health.ts';

export type Tone = 'ok' | 'info' | 'warn' | 'bad';

/** Red is for what only a person can mend, amber for what may mend itself. */
export function toneOf(overall: Health['overall']): Tone {
  switch (overall) {
    case 'arriving':
      return 'ok';
    case 'starting':
    case 'paused':
      return 'info';
    case 'partly':
    case 'rateLimited':
    case 'slow':
    case 'server':
    case 'networkBlock':
      return 'warn';
    case 'signInAgain':
    case 'noRightCalls':
    case 'noAccess':
    case 'licenceEnded':
    case 'notFound':
    case 'offline':
    case 'proxy':
    case 'certificate':
    case 'badAnswer':
    case 'cutOff':
    case 'cannotSendBody':
      return 'bad';
  }
}
