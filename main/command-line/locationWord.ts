import type { IntegrationWord } from '../../contract/model/integration.ts';
import type { InstallationStatus } from '../altegio/installations.ts';
import { marketplaceMoment } from '../altegio/marketplaceTime.ts';

/** Whether the app works in a location, as far as the Marketplace alone can tell. */
export interface WordForLocation {
  readonly word: IntegrationWord;
  /** '' where the word says it all. */
  readonly reason: string;
  /** "YYYY-MM-DD"; null when nothing was paid. */
  readonly paidUntil: string | null;
}

export const WORDS: Readonly<Record<IntegrationWord, string>> = {
  active: 'Active',
  pending: 'Pending',
  frozen: 'Frozen',
  notInstalled: 'Not installed',
  noAccess: 'No access',
  unknown: 'Unknown',
};

const HOUR_MS = 3_600_000;

/** Null: the app is not installed there. */
export function wordForLocation(
  status: InstallationStatus | null,
  where: { readonly timeZone: string | null; readonly nowMs: number },
): WordForLocation {
  if (!status) return { word: 'notInstalled', reason: 'The owner has to press Connect.', paidUntil: null };
  const paidUntil = paidUntilOf(status);
  switch (status.state) {
    case 'active':
      return { word: 'active', reason: '', paidUntil };
    case 'pending':
      return { word: 'pending', reason: pendingReason(status, where), paidUntil };
    case 'frozen':
      return { word: 'frozen', reason: 'Altegio froze the app, as a rule until it is paid for.', paidUntil };
    case 'notInstalled':
      return { word: 'notInstalled', reason: 'It was uninstalled.', paidUntil };
    case 'other':
      return { word: 'unknown', reason: 'Altegio uses a word for its state that is new.', paidUntil };
  }
}

function paidUntilOf({ payments }: InstallationStatus): string | null {
  const days = payments.filter(({ refunded }) => !refunded).map(({ toText }) => toText.slice(0, 10));
  return days.filter(Boolean).sort().at(-1) ?? null;
}

function pendingReason(
  { createdAtText }: InstallationStatus,
  where: { readonly timeZone: string | null; readonly nowMs: number },
): string {
  const agreedAtMs = marketplaceMoment(createdAtText, where);
  if (agreedAtMs === null) return 'Activate it within an hour of Connect.';
  const leftMinutes = Math.floor((agreedAtMs + HOUR_MS - where.nowMs) / 60_000);
  return leftMinutes > 0
    ? `Activate it in the next ${leftMinutes} min.`
    : 'More than an hour has passed: the owner has to press Connect again.';
}
