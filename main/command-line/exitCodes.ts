import type { ApiError } from '../altegio/apiError.ts';

/** What the process ends with; each has a line in the help. */
export const EXIT = { done: 0, trouble: 1, usage: 2, network: 3, token: 4, lost: 5 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export const EXIT_MEANINGS: readonly (readonly [ExitCode, string])[] = [
  [EXIT.done, 'Done.'],
  [EXIT.trouble, 'Altegio refused it or has trouble of its own.'],
  [EXIT.usage, 'Wrong usage or input, you said no, or the ledger stood in the way. Nothing was changed.'],
  [EXIT.network, 'Altegio could not be reached from this network.'],
  [EXIT.token, 'A token, or a login, was refused.'],
  [EXIT.lost, 'The answer was lost: it may or may not have happened. Look before you repeat it.'],
];

/** The code for a request that failed. */
export function exitCodeOf(error: ApiError): ExitCode {
  switch (error.kind) {
    case 'unauthorized':
      return EXIT.token;
    case 'offline':
    case 'proxy':
    case 'certificate':
    case 'timedOut':
    case 'broken':
    case 'aborted':
    case 'networkBlock':
    case 'cannotSendBody':
      return EXIT.network;
    case 'licenceEnded':
    case 'forbidden':
    case 'notFound':
    case 'conflict':
    case 'invalid':
    case 'rateLimited':
    case 'server':
    case 'badResponse':
    case 'redirected':
    case 'tooLarge':
      return EXIT.trouble;
  }
}
