import * as z from 'zod';
import type { Result } from '../../contract/result.ts';
import type { AltegioApi, CallOptions } from './altegioApi.ts';
import type { ApiError } from './apiError.ts';

export type SignedIn =
  | { readonly kind: 'signedIn'; readonly userToken: string }
  /** Accepted, but no token came: Altegio wants a second step, so a token has to be pasted. */
  | { readonly kind: 'extraConfirmation' };

const signedIn = z
  .object({ user_token: z.string().trim().catch('') })
  .catch({ user_token: '' })
  .transform(({ user_token }): SignedIn =>
    user_token === '' ? { kind: 'extraConfirmation' } : { kind: 'signedIn', userToken: user_token },
  );

/**
 * Exchanges a login (a phone such as "+13155550175", or an email address) and password for a user token. Sends the
 * partner token only. A wrong password is `unauthorized`, `forbidden` or `invalid`; a wrong partner token `unauthorized`.
 * Source: https://developer.alteg.io/en/b2b-v1/openapi/authentication-b2b/authorize_user
 */
export function signIn(
  api: AltegioApi,
  credentials: { readonly login: string; readonly password: string },
  options: CallOptions = {},
): Promise<Result<SignedIn, ApiError>> {
  const { login, password } = credentials;
  return api.call(
    {
      name: 'authorizeUser',
      method: 'POST',
      path: '/auth',
      auth: 'partner',
      body: { login, password },
      data: signedIn,
    },
    options,
  );
}
