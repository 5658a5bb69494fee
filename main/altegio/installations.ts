import * as z from 'zod';
import { type LocationId } from '../../contract/model/ids.ts';
import type { InstallationState } from '../../contract/model/integration.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { AltegioApi, CallOptions, Operation } from './altegioApi.ts';
import { parseJson } from './answer.ts';
import type { ApiError } from './apiError.ts';
import {
  wireFlag,
  wireId,
  wireNothing,
  wireRows,
  wireStrictNumber,
  wireStrictText,
  wireText,
} from './wire.ts';

/** A payment that the partner reported. Moments as on the wire, "2026-06-27 12:20:02", '' when missing. */
export interface PaymentRow {
  readonly id: number;
  readonly sum: number;
  readonly paidAtText: string;
  readonly fromText: string;
  readonly toText: string;
  readonly refunded: boolean;
}

export interface StatusLogRow {
  readonly atText: string;
  /** Null when Altegio does not tell. */
  readonly from: InstallationState | null;
  readonly to: InstallationState;
  /** Who changed it, such as "marketplace", "partner_api", "billing"; '' when unknown. */
  readonly source: string;
}

/** The app in a location. The zone of the moments is not documented: see `marketplaceMoment`. */
export interface InstallationStatus {
  readonly state: InstallationState;
  /** When the owner agreed; '' when missing. */
  readonly createdAtText: string;
  readonly payments: readonly PaymentRow[];
  readonly log: readonly StatusLogRow[];
  /** Payments and lines of the log left out because they could not be read. */
  readonly oddRows: number;
}

/** Which app in which location. */
export interface Installation {
  readonly locationId: LocationId;
  /** Of the telephony app in the Marketplace. */
  readonly applicationId: number;
}

export interface Activation extends Installation {
  /** For messaging apps; sent as text. */
  readonly apiKey?: string | undefined;
  /** At most ten. */
  readonly webhookUrls?: readonly string[] | undefined;
}

const STATE_OF_WORD = new Map<string, InstallationState>([
  ['active', 'active'],
  ['pending', 'pending'],
  ['freezed', 'frozen'],
  ['uninstalled', 'notInstalled'],
]);

const stateOf = (word: string): InstallationState => STATE_OF_WORD.get(word) ?? 'other';

const paymentRow = z
  .object({
    id: wireId,
    payment_sum: wireStrictNumber,
    payment_date: wireText,
    period_from: wireText,
    period_to: wireText,
    is_refunded: wireFlag,
  })
  .transform((row): PaymentRow => ({
    id: row.id,
    sum: row.payment_sum,
    paidAtText: row.payment_date,
    fromText: row.period_from,
    toText: row.period_to,
    refunded: row.is_refunded,
  }));

const logRow = z
  .object({
    changed_at: wireStrictText.pipe(z.string().min(1)),
    status_from: wireText,
    status_to: wireStrictText,
    source: wireText,
  })
  .transform((row): StatusLogRow => ({
    atText: row.changed_at,
    from: row.status_from === '' ? null : stateOf(row.status_from),
    to: stateOf(row.status_to),
    source: row.source,
  }));

const status = z
  .object({
    connection_status: z.object({ status: z.string(), created_at: wireText }),
    payments: wireRows(paymentRow).prefault([]),
    logs: wireRows(logRow).prefault([]),
  })
  .transform(({ connection_status, payments, logs }): InstallationStatus => ({
    state: stateOf(connection_status.status),
    createdAtText: connection_status.created_at,
    payments: payments.rows,
    log: logs.rows,
    oddRows: payments.oddRows + logs.oddRows,
  }));

export const installationStatusOperation = ({
  locationId,
  applicationId,
}: Installation): Operation<InstallationStatus> => ({
  name: 'getInstallationStatus',
  method: 'GET',
  path: `/marketplace/salon/${locationId}/application/${applicationId}`,
  auth: 'partner',
  data: status,
});

/**
 * State, payments and log of the app in a location; null when it is not installed there, which Altegio answers with a
 * 404 of its own (a 404 page of something else is a `badResponse`). Errors: `unauthorized`, `forbidden` (the token is
 * not this app's), `rateLimited`.
 * Source: https://developer.alteg.io/api ("Marketplace")
 */
export async function installationStatus(
  api: AltegioApi,
  input: Installation,
  options: CallOptions = {},
): Promise<Result<InstallationStatus | null, ApiError>> {
  const operation = installationStatusOperation(input);
  const answer = await api.send(operation, options);
  if (!answer.ok) return answer;
  if (answer.value.status !== 404) return api.read(operation, answer.value);
  return parseJson(answer.value.body) === undefined
    ? err({ kind: 'badResponse', detail: 'a 404 that is not Altegio’s' })
    : ok(null);
}

const activationBody = ({ locationId, applicationId, apiKey, webhookUrls }: Activation): object => ({
  salon_id: locationId,
  application_id: applicationId,
  ...(apiKey !== undefined && { api_key: apiKey }),
  ...(webhookUrls !== undefined && { webhook_urls: webhookUrls }),
});

export const activateInstallationOperation = (input: Activation): Operation<null> => ({
  name: 'activateInstallation',
  method: 'POST',
  path: '/marketplace/partner/callback',
  auth: 'partner',
  neverTwice: true,
  emptyBody: true,
  body: activationBody(input),
  data: wireNothing,
});

/**
 * Makes a pending installation active: once per location, within an hour of the owner's consent. `forbidden` when
 * that is over, when the app is not this token's, and when it is active already: read the status to tell.
 * Errors: `unauthorized`, `forbidden`, `invalid`, `rateLimited`.
 * Source: https://developer.alteg.io/api ("Marketplace")
 */
export function activateInstallation(
  api: AltegioApi,
  input: Activation,
  options: CallOptions = {},
): Promise<Result<null, ApiError>> {
  return api.call(activateInstallationOperation(input), options);
}

export const activateByRedirectOperation = (input: Activation): Operation<null> => ({
  name: 'activateInstallationRedirect',
  method: 'POST',
  path: '/marketplace/partner/callback/redirect',
  auth: 'partner',
  neverTwice: true,
  body: activationBody(input),
  data: wireNothing,
});

/**
 * As `activateInstallation`, at the address that sends a browser on afterwards. That redirect is not followed and
 * counts as success; anything on the way can redirect as well, so read the status to be sure.
 * Errors: `unauthorized`, `forbidden`, `invalid`, `rateLimited`.
 * Source: https://developer.alteg.io/api ("Marketplace")
 */
export async function activateByRedirect(
  api: AltegioApi,
  input: Activation,
  options: CallOptions = {},
): Promise<Result<null, ApiError>> {
  const answer = await api.call(activateByRedirectOperation(input), options);
  return !answer.ok && answer.error.kind === 'redirected' ? ok(null) : answer;
}

export const uninstallApplicationOperation = ({
  locationId,
  applicationId,
}: Installation): Operation<null> => ({
  name: 'uninstallApplication',
  method: 'POST',
  path: `/marketplace/salon/${locationId}/application/${applicationId}/uninstall`,
  auth: 'partner',
  neverTwice: true,
  data: wireNothing,
});

/**
 * Removes the app from a location, with all its settings there: disable telephony first. `notFound` when it is gone
 * already. Errors: `unauthorized`, `forbidden`, `notFound`, `rateLimited`.
 * Source: https://developer.alteg.io/en/developers/openapi/marketplace/uninstall_marketplace_app
 */
export function uninstallApplication(
  api: AltegioApi,
  input: Installation,
  options: CallOptions = {},
): Promise<Result<null, ApiError>> {
  return api.call(uninstallApplicationOperation(input), options);
}
