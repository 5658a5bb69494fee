import type { Problem } from '../../../contract/model/problem.ts';
import type { ApiError } from '../../altegio/apiError.ts';
import type { InstallationStatus } from '../../altegio/installations.ts';
import { problemOf } from '../../altegio/problemOf.ts';
import { Redactor } from '../../log/redactor.ts';
import { texts } from '../../texts.ts';

const words = texts.partner.moderation;
const redactor = new Redactor();

/** The state of the installation in one line, with its newest change and payment. */
export function statusInShort(status: InstallationStatus | null): string {
  if (status === null) return words.notInstalled;
  const change = status.log.toSorted((a, b) => a.atText.localeCompare(b.atText)).at(-1);
  const payment = status.payments.toSorted((a, b) => a.id - b.id).at(-1);
  return [
    words.since(status.state, status.createdAtText),
    ...(change ? [words.change(change.atText, change.from ?? '?', change.to, change.source)] : []),
    ...(payment
      ? [words.payment(payment.id, payment.sum, payment.fromText, payment.toText, payment.refunded)]
      : []),
  ].join('; ');
}

/** Why a request failed. */
export function errorInShort(error: ApiError): string {
  return inShort(error.kind, problemOf(error, 'wrongPartnerToken').detail);
}

/** What stood in the way. */
export function problemInShort({ kind, detail }: Problem): string {
  return inShort(kind, detail);
}

// The server may have put something private into its message.
function inShort(kind: string, detail: string | null): string {
  return detail === null ? kind : `${kind}: ${redactor.text(detail)}`;
}
