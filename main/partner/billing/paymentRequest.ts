import * as z from 'zod';
import type { LedgerEntry, PartnerAction } from '../../../contract/model/partner.ts';
import { parseJsonObject } from '../../files/json.ts';
import { texts } from '../../texts.ts';

type PaymentAction = Extract<PartnerAction, { kind: 'payment' }>;

/** What tells one payment from another. */
export interface PaymentMark {
  readonly locationId: number;
  readonly sum: number;
  readonly fromText: string;
  readonly toText: string;
}

/** As the Marketplace writes a day: "2026-11-27 00:00:00". */
export const midnightOf = (day: string): string => `${day} 00:00:00`;

/** What is wrong with a payment, for a person; null: nothing. */
export function faultOfPayment({ sum, fromDay, toDay }: PaymentAction): string | null {
  if (toDay < fromDay) return texts.partner.billing.periodBackwards;
  return Math.abs(sum * 100 - Math.round(sum * 100)) > 1e-6 ? texts.partner.billing.tooExact : null;
}

export function markOf({ locationId, sum, fromDay, toDay }: PaymentAction): PaymentMark {
  return { locationId, sum, fromText: midnightOf(fromDay), toText: midnightOf(toDay) };
}

const Body = z.object({ payment_sum: z.number(), period_from: z.string(), period_to: z.string() });

/** What a line of the ledger says about the payment it tried to send; null: it is none. */
export function markInLedger({ requests, locationIds }: LedgerEntry): PaymentMark | null {
  const body = Body.safeParse(parseJsonObject(requests[0]?.body ?? ''));
  const locationId = locationIds[0];
  if (!body.success || locationId === undefined) return null;
  return {
    locationId,
    sum: body.data.payment_sum,
    fromText: body.data.period_from,
    toText: body.data.period_to,
  };
}

/** Sums are compared to the cent and periods to the day: what comes back may be written otherwise. */
export function samePayment(one: PaymentMark, other: PaymentMark): boolean {
  return (
    one.locationId === other.locationId &&
    Math.abs(one.sum - other.sum) < 0.005 &&
    one.fromText.slice(0, 10) === other.fromText.slice(0, 10) &&
    one.toText.slice(0, 10) === other.toText.slice(0, 10)
  );
}

/** What the ledger says of a payment that arrived; null: Altegio did not tell its id. */
export const paymentAnswer = (id: number | null): string => (id === null ? 'payment' : `payment ${id}`);

/** The id in such an answer. */
export function paymentIdIn(answer: string): number | null {
  const [, id] = /^payment (\d+)/.exec(answer) ?? [];
  return id === undefined ? null : Number(id);
}
