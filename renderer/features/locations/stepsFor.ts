import type { IntegrationReason } from '../../../contract/model/integration.ts';

export type NextStep = 'pay' | 'copyLink' | 'check' | 'signIn' | 'settings' | 'altegio' | 'applicationId';

/** What a person can do about it, the most helpful first. */
export function stepsFor(reason: IntegrationReason): readonly NextStep[] {
  switch (reason.kind) {
    case 'working':
      return [];
    case 'paidUntil':
    case 'frozenSince':
      return ['pay', 'copyLink'];
    case 'notPopping':
      return ['settings', 'check'];
    case 'activationLate':
    case 'notInstalled':
    case 'noRightCalls':
    case 'licenceEnded':
      return ['altegio', 'check'];
    case 'tokenRefused':
      return ['signIn'];
    case 'notVisible':
      return ['settings', 'check'];
    case 'appRefused':
    case 'noApplicationId':
      return ['applicationId'];
    case 'activateBy':
    case 'quiet':
    case 'clockWrong':
    case 'notChecked':
    case 'rateLimited':
    case 'networkBlock':
    case 'unreachable':
      return ['check'];
  }
}
