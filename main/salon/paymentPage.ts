import type { Outcome } from '../../contract/model/problem.ts';
import type { AltegioApi, CallOptions } from '../altegio/altegioApi.ts';
import { paymentLink, type PaymentLinkRequest } from '../altegio/billing.ts';
import { problemOf } from '../altegio/problemOf.ts';
import { isAllowedLink } from '../altegio/webLinks.ts';
import { done, refused } from '../outcome.ts';

export interface PaymentPageDeps {
  /** Hands an address that was checked to the system's browser. */
  readonly openLink: (url: string) => Promise<void>;
  readonly copy: (text: string) => void;
}

/** Opens the page where a location's owner pays, or copies its address; one that may not be opened is copied too. */
export async function paymentPage(
  { openLink, copy }: PaymentPageDeps,
  api: AltegioApi,
  request: PaymentLinkRequest,
  then: 'open' | 'copy',
  options: CallOptions = {},
): Promise<Outcome> {
  const link = await paymentLink(api, request, options);
  if (!link.ok) return refused(problemOf(link.error, 'wrongPartnerToken'));
  const { url } = link.value;
  if (then === 'open' && isAllowedLink(url)) {
    await openLink(url);
    return done;
  }
  copy(url);
  return then === 'copy' ? done : refused({ kind: 'linkRefused', detail: new URL(url).host });
}
