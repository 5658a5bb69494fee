import type { LookupTrouble } from '../../contract/model/card.ts';
import type { ApiError } from '../altegio/apiError.ts';

/** Why nobody can be named just now, in the few words that a card has room for. */
export function lookupTrouble(error: ApiError): LookupTrouble {
  switch (error.kind) {
    case 'unauthorized':
      return 'signIn';
    case 'forbidden':
      return 'noRight';
    case 'licenceEnded':
      return 'licence';
    case 'rateLimited':
      return 'busy';
    case 'offline':
    case 'proxy':
    case 'certificate':
    case 'timedOut':
    case 'aborted':
    case 'broken':
      return 'offline';
    case 'networkBlock':
      return 'blocked';
    case 'notFound':
    case 'conflict':
    case 'invalid':
    case 'server':
    case 'badResponse':
    case 'cannotSendBody':
    case 'tooLarge':
    case 'redirected':
      return 'server';
  }
}
