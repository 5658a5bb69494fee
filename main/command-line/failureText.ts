import type { ApiError } from '../altegio/apiError.ts';
import { SECRET_SOURCES, type SecretName } from './secrets.ts';

/** What a failed request means and what to do, in a sentence or two. */
export function failureText(error: ApiError, refused: SecretName | 'login'): string {
  switch (error.kind) {
    case 'unauthorized':
      return refusedText(refused);
    case 'licenceEnded':
      return "The location's Altegio licence has ended. Its owner has to renew it.";
    case 'forbidden':
      return `Altegio does not allow this. ${error.message}`.trim();
    case 'networkBlock':
      return 'Something between this computer and Altegio, such as a firewall, blocks this network.';
    case 'notFound':
      return 'Altegio does not know this. Check the ids that you gave.';
    case 'conflict':
      return `It clashes with what Altegio has. ${error.message}`.trim();
    case 'invalid':
      return ['Altegio does not accept this.', error.message, ...error.reasons, fieldsText(error.fields)]
        .filter(Boolean)
        .join(' ');
    case 'rateLimited':
      return `Too many requests from this network. Try again in ${Math.ceil(error.retryAfterMs / 1000)} seconds.`;
    case 'server':
      return `Altegio has trouble of its own (status ${error.status}). Try again later.`;
    case 'badResponse':
      return `The answer is not what Altegio sends (${error.detail}). Check the address, or try again later.`;
    case 'redirected':
      return 'The answer leads to another address, which is not followed. Check the address, or sign in to this network.';
    case 'tooLarge':
      return 'The answer is too large.';
    case 'cannotSendBody':
      return 'Calls cannot be read through this network: something on the way drops the request.';
    case 'offline':
      return `Altegio cannot be reached (${error.detail}). Check the network and the address.`;
    case 'proxy':
      return `The proxy of this network does not let the request through (${error.detail}).`;
    case 'certificate':
      return `The connection is not trusted (${error.detail}). Check the address and this computer's clock.`;
    case 'timedOut':
      return 'No answer came in time.';
    case 'broken':
      return `The connection broke (${error.detail}).`;
    case 'aborted':
      return 'It was interrupted.';
  }
}

function refusedText(which: SecretName | 'login'): string {
  if (which === 'login') return 'Altegio refused this login or password.';
  const { variable, title } = SECRET_SOURCES[which];
  return `Altegio refused the ${title}. Check ${variable}.`;
}

function fieldsText(fields: readonly string[]): string {
  return fields.length === 0 ? '' : `It names: ${fields.join(', ')}.`;
}
