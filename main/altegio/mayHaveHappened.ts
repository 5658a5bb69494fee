import type { ApiError } from './apiError.ts';

// The connection may have stood when these came.
const MAY_HAVE_LEFT = /NETWORK_(CHANGED|IO_SUSPENDED)/;
// A complete answer that says no, although not in a documented way.
const SAYS_NO = /^(status 4|success: false)/;

/** Whether a request that changes something may have reached Altegio although it failed here. */
export function mayHaveHappened(error: ApiError): boolean {
  switch (error.kind) {
    case 'timedOut':
      return error.phase !== 'connect';
    case 'offline':
      return MAY_HAVE_LEFT.test(error.detail);
    case 'badResponse':
      return !SAYS_NO.test(error.detail);
    case 'broken':
    case 'aborted':
    case 'tooLarge':
    // Something on the way may answer so after it has passed the request on.
    case 'server':
      return true;
    case 'proxy':
    case 'certificate':
    case 'redirected':
    case 'unauthorized':
    case 'licenceEnded':
    case 'forbidden':
    case 'networkBlock':
    case 'notFound':
    case 'conflict':
    case 'invalid':
    case 'rateLimited':
    case 'cannotSendBody':
      return false;
  }
}
