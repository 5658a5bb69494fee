import type {
  InstallationPayment,
  InstallationState,
  StatusChange,
} from '../../contract/model/integration.ts';
import type { InstallationStatus } from '../altegio/installations.ts';
import { marketplaceMoment } from '../altegio/marketplaceTime.ts';

/** The telephony app in a location, in the terms of this app. Lists are newest first. */
export interface Installation {
  readonly state: InstallationState;
  /** When the owner agreed, from which the hour for the activation counts; null: it cannot be told. */
  readonly agreedAtMs: number | null;
  readonly log: readonly StatusChange[];
  readonly payments: readonly InstallationPayment[];
  /** The last day of the latest period that was paid and not refunded. */
  readonly paidUntil: string | null;
}

const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)/;

export function installationOf(
  status: InstallationStatus,
  clock: { readonly timeZone: string; readonly nowMs: number },
): Installation {
  const log = status.log
    .flatMap(({ atText, from, to, source }) => {
      const atMs = marketplaceMoment(atText, clock);
      return atMs === null ? [] : [{ atMs, from, to, source }];
    })
    .sort((a, b) => b.atMs - a.atMs);
  const payments = status.payments
    .map((payment): InstallationPayment => ({
      id: payment.id,
      sum: payment.sum,
      paidOn: dayOf(payment.paidAtText),
      fromDay: dayOf(payment.fromText),
      toDay: dayOf(payment.toText),
      refunded: payment.refunded,
    }))
    .sort((a, b) => (b.paidOn ?? '').localeCompare(a.paidOn ?? '') || b.id - a.id);
  // An app that was connected again keeps the date of its first consent.
  const consents = [
    marketplaceMoment(status.createdAtText, clock),
    log.find(({ to }) => to === 'pending')?.atMs ?? null,
  ].filter((atMs) => atMs !== null);
  return {
    state: status.state,
    agreedAtMs: consents.length === 0 ? null : Math.max(...consents),
    log: log.map(({ atMs, ...change }) => ({
      at: new Date(atMs).toISOString(),
      ...change,
      toldBy: 'altegio',
    })),
    payments,
    paidUntil: payments.reduce<string | null>(
      (last, { toDay, refunded }) => (!refunded && toDay !== null && toDay > (last ?? '') ? toDay : last),
      null,
    ),
  };
}

/**
 * The same consent as read before. Its moment is told without a zone: once the reading in another zone lies in the past
 * as well it would be the likelier one, and an hour that is over would begin again.
 */
export function sameConsent(before: Installation | null, now: Installation | null): Installation | null {
  if (before?.state !== 'pending' || now?.state !== 'pending') return now;
  if (before.agreedAtMs === null || before.log.length !== now.log.length) return now;
  return { ...now, agreedAtMs: Math.min(before.agreedAtMs, now.agreedAtMs ?? Infinity) };
}

const dayOf = (text: string): string | null => DAY.exec(text)?.[0] ?? null;
