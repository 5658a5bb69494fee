import type { RequestInput } from '../../../contract/ipc/contract.ts';
import type { Tariff } from '../../../contract/model/partner.ts';
import type { Outcome, Problem } from '../../../contract/model/problem.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import { tariffs } from '../../altegio/billing.ts';
import { problemOf } from '../../altegio/problemOf.ts';
import { paymentPage, type PaymentPageDeps } from '../../salon/paymentPage.ts';
import type { PartnerAtWork } from '../partnerAtWork.ts';

/** What the app costs, and where a location's owner pays for it. */
export class PaymentPages {
  readonly #deps: PaymentPageDeps;

  constructor(deps: PaymentPageDeps) {
    this.#deps = deps;
  }

  async tariffs({ api, applicationId }: PartnerAtWork): Promise<Result<Tariff[], Problem>> {
    const answer = await tariffs(api, { applicationId });
    return answer.ok ? ok([...answer.value]) : err(problemOf(answer.error, 'wrongPartnerToken'));
  }

  page(
    { api, applicationId }: PartnerAtWork,
    { locationId, tariffOptionId, discountPercent, then }: RequestInput<'partner.paymentPage'>,
  ): Promise<Outcome> {
    const request = {
      locationId,
      applicationId,
      tariffOptionId: tariffOptionId ?? undefined,
      discountPercent: discountPercent ?? undefined,
    };
    return paymentPage(this.#deps, api, request, then);
  }
}
