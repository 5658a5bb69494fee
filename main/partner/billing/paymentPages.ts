import type { RequestInput } from '../../../contract/ipc/contract.ts';
import type { Tariff } from '../../../contract/model/partner.ts';
import type { Outcome, Problem } from '../../../contract/model/problem.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import { paymentLink, tariffs } from '../../altegio/billing.ts';
import { problemOf } from '../../altegio/problemOf.ts';
import { isAllowedLink } from '../../altegio/webLinks.ts';
import type { PartnerAtWork } from '../partnerAtWork.ts';

export interface PaymentPagesDeps {
  /** Hands an address that was checked to the system's browser. */
  readonly openLink: (url: string) => Promise<void>;
  readonly copy: (text: string) => void;
}

/** What the app costs, and where a location's owner pays for it. */
export class PaymentPages {
  readonly #deps: PaymentPagesDeps;

  constructor(deps: PaymentPagesDeps) {
    this.#deps = deps;
  }

  async tariffs({ api, applicationId }: PartnerAtWork): Promise<Result<Tariff[], Problem>> {
    const answer = await tariffs(api, { applicationId });
    return answer.ok ? ok([...answer.value]) : err(problemOf(answer.error, 'wrongPartnerToken'));
  }

  async page(
    { api, applicationId }: PartnerAtWork,
    { locationId, tariffOptionId, discountPercent, then }: RequestInput<'partner.paymentPage'>,
  ): Promise<Outcome> {
    const link = await paymentLink(api, {
      locationId,
      applicationId,
      tariffOptionId: tariffOptionId ?? undefined,
      discountPercent: discountPercent ?? undefined,
    });
    if (!link.ok) return { kind: 'problem', problem: problemOf(link.error, 'wrongPartnerToken') };
    const { url } = link.value;
    if (!isAllowedLink(url)) return { kind: 'problem', problem: { kind: 'linkRefused', detail: null } };
    if (then === 'copy') this.#deps.copy(url);
    else await this.#deps.openLink(url);
    return { kind: 'done' };
  }
}
