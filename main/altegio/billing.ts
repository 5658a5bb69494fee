import * as z from 'zod';
import type { LocationId } from '../../contract/model/ids.ts';
import type { Tariff } from '../../contract/model/partner.ts';
import { ok, type Result } from '../../contract/result.ts';
import type { AltegioApi, CallOptions, Operation } from './altegioApi.ts';
import type { ApiError } from './apiError.ts';
import type { Installation } from './installations.ts';
import {
  type Rows,
  wireId,
  wireInteger,
  wireList,
  wireNothing,
  wireNumber,
  wireRows,
  wireText,
} from './wire.ts';

const tariffOption = z
  .object({
    id: wireId,
    title: wireText,
    overall_price: wireNumber,
    currency_iso: wireText,
    duration_in_months: wireInteger,
    free_period_in_months: wireInteger,
  })
  .transform((row): Tariff['options'][number] => ({
    id: row.id,
    title: row.title,
    price: row.overall_price,
    currency: row.currency_iso,
    months: row.duration_in_months,
    freeMonths: row.free_period_in_months,
  }));

const tariff = z.object({ id: wireId, title: wireText, options: wireList(tariffOption) });

export const tariffsOperation = ({
  applicationId,
}: {
  readonly applicationId: number;
}): Operation<Rows<Tariff>> => ({
  name: 'listTariffs',
  method: 'GET',
  path: `/marketplace/application/${applicationId}/tariffs`,
  auth: 'partner',
  data: wireRows(tariff),
});

/**
 * What the app costs, in the currency that each option names. Errors: `unauthorized`, `forbidden`, `notFound`,
 * `rateLimited`.
 * Source: https://developer.alteg.io/api ("Marketplace")
 */
export async function tariffs(
  api: AltegioApi,
  input: { readonly applicationId: number },
  options: CallOptions = {},
): Promise<Result<readonly Tariff[], ApiError>> {
  const answer = await api.call(tariffsOperation(input), options);
  return answer.ok ? ok(answer.value.rows) : answer;
}

export interface PaymentLinkRequest extends Installation {
  /** 0 to 100. */
  readonly discountPercent?: number | undefined;
  /** Of a tariff. Altegio's own tool sends it; it is not documented. */
  readonly tariffOptionId?: number | undefined;
}

export const paymentLinkOperation = ({
  locationId,
  applicationId,
  discountPercent,
  tariffOptionId,
}: PaymentLinkRequest): Operation<{ readonly url: string }> => ({
  name: 'getPaymentLink',
  method: 'GET',
  path: '/marketplace/application/payment_link',
  query: {
    salon_id: locationId,
    application_id: applicationId,
    ...(discountPercent !== undefined && { discount: discountPercent }),
    ...(tariffOptionId !== undefined && { tariff_option_id: tariffOptionId }),
  },
  auth: 'partner',
  // Raw it is copied and printed, and a URL may hold what commands a terminal.
  data: z.object({ url: z.url({ protocol: /^https$/ }).regex(/^[\x21-\x7e]+$/) }),
});

/**
 * The address of the page where the location's owner pays, https only. `notFound` when the app is not installed there
 * or has no tariffs. Errors: `unauthorized`, `forbidden`, `notFound`, `rateLimited`.
 * Source: https://developer.alteg.io/api ("Marketplace")
 */
export function paymentLink(
  api: AltegioApi,
  input: PaymentLinkRequest,
  options: CallOptions = {},
): Promise<Result<{ readonly url: string }, ApiError>> {
  return api.call(paymentLinkOperation(input), options);
}

export interface PaymentNotice extends Installation {
  /** Three letters, such as "EUR". */
  readonly currency: string;
  readonly sum: number;
  /** "YYYY-MM-DD HH:MM:SS", as the period's ends; the zone is not documented. */
  readonly paidAtText: string;
  readonly fromText: string;
  readonly toText: string;
}

export const notifyPaymentOperation = (
  notice: PaymentNotice,
): Operation<{ readonly paymentId: number | null }> => ({
  name: 'notifyPayment',
  method: 'POST',
  path: '/marketplace/partner/payment',
  auth: 'partner',
  neverTwice: true,
  body: {
    salon_id: notice.locationId,
    application_id: notice.applicationId,
    currency_iso: notice.currency,
    payment_sum: notice.sum,
    payment_date: notice.paidAtText,
    period_from: notice.fromText,
    period_to: notice.toText,
  },
  // The payment is taken whatever its id looks like: a failure here would invite a second one.
  data: z
    .object({ id: wireId })
    .nullable()
    .catch(null)
    .transform((row) => ({ paymentId: row?.id ?? null })),
});

/**
 * Tells Altegio of a payment that the partner took; it may make a frozen installation active. The id is needed for a
 * refund, null when none came. Nothing protects from doing it twice: after a lost answer read the payments of the
 * installation first. Errors: `unauthorized`, `forbidden`, `invalid`, `rateLimited`.
 * Source: https://developer.alteg.io/en/developers/openapi/marketplace/marketplace_notification_payment_callback
 */
export function notifyPayment(
  api: AltegioApi,
  input: PaymentNotice,
  options: CallOptions = {},
): Promise<Result<{ readonly paymentId: number | null }, ApiError>> {
  return api.call(notifyPaymentOperation(input), options);
}

export const refundPaymentOperation = ({ paymentId }: { readonly paymentId: number }): Operation<null> => ({
  name: 'notifyRefund',
  method: 'POST',
  path: `/marketplace/partner/payment/refund/${paymentId}`,
  auth: 'partner',
  neverTwice: true,
  emptyBody: true,
  data: wireNothing,
});

/**
 * Tells Altegio that a payment was paid back. After a lost answer read the payments of the installation.
 * Errors: `unauthorized`, `forbidden`, `invalid` (also when it was refunded before), `rateLimited`.
 * Source: https://developer.alteg.io/api ("Marketplace")
 */
export function refundPayment(
  api: AltegioApi,
  input: { readonly paymentId: number },
  options: CallOptions = {},
): Promise<Result<null, ApiError>> {
  return api.call(refundPaymentOperation(input), options);
}

export interface Discount {
  readonly locationIds: readonly LocationId[];
  readonly applicationId: number;
  /** 0 to 100. */
  readonly percent: number;
}

export const addDiscountOperation = ({ locationIds, applicationId, percent }: Discount): Operation<null> => ({
  name: 'addDiscount',
  method: 'POST',
  path: '/marketplace/application/add_discount',
  auth: 'partner',
  neverTwice: true,
  body: { salon_ids: locationIds, application_id: applicationId, discount: percent },
  data: wireNothing,
});

/**
 * Sets the discount that these locations get when they pay through Altegio. `notFound` when the app is missing in one
 * of them. Errors: `unauthorized`, `forbidden`, `notFound`, `invalid`, `rateLimited`.
 * Source: https://developer.alteg.io/api ("Marketplace")
 */
export function addDiscount(
  api: AltegioApi,
  input: Discount,
  options: CallOptions = {},
): Promise<Result<null, ApiError>> {
  return api.call(addDiscountOperation(input), options);
}
