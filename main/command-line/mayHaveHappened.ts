import type { ApiError } from '../altegio/apiError.ts';

// A complete answer that says no, although not in a documented way.
const SAYS_NO = /^(status 4|success: false)/;

/** Whether a request that changes something may have reached Altegio although it failed here. */
export function mayHaveHappened(error: ApiError): boolean {
  switch (error.kind) {
    case 'timedOut':
      return error.phase !== 'connect';
    case 'badResponse':
      return !SAYS_NO.test(error.detail);
    case 'broken':
    case 'aborted':
    case 'tooLarge':
    // Something on the way may answer so after it has passed the request on.
    case 'server':
      return true;
    case 'offline':
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
