import * as z from 'zod';
import type { LocationId } from '../../contract/model/ids.ts';
import type { Result } from '../../contract/result.ts';
import type { AltegioApi, CallOptions, Operation } from './altegioApi.ts';
import type { ApiError } from './apiError.ts';
import { wireFlag } from './wire.ts';

/** Where a location sends its events, all vendors' addresses together. */
export interface WebhookSettings {
  readonly urls: readonly string[];
  readonly active: boolean;
  /** What is sent, by Altegio's word ("record", "client"); Altegio tells those of the first address only. */
  readonly flags: Readonly<Record<string, boolean>>;
}

export interface WebhookWrite extends WebhookSettings {
  readonly locationId: LocationId;
  /** Send what one caused oneself too. */
  readonly selfSending?: boolean | undefined;
}

const NO_FLAG = new Set(['active', 'self_sending', 'success']);
const FLAG_NAME = /^[a-z][a-z_]{0,59}$/;
const isFlag = (name: string): boolean =>
  FLAG_NAME.test(name) && !NO_FLAG.has(name) && !/(^|_)id$/.test(name);
const flagValue = z.union([z.boolean(), z.literal([0, 1, '0', '1']).transform(Number).transform(Boolean)]);

// An address that is not text fails the whole answer: whoever writes the list back would take it away.
const urls = z.union([z.array(z.string()), z.strictObject({}).transform((): string[] => [])]);

const settings = z
  .looseObject({ urls, active: wireFlag })
  .transform(({ urls: list, active, ...rest }): WebhookSettings => ({
    urls: list,
    active,
    // Words that are not known yet are kept, or a write would switch them off for everyone.
    flags: Object.fromEntries(
      Object.entries(rest).flatMap(([name, value]) => {
        const flag = flagValue.safeParse(value);
        return isFlag(name) && flag.success ? [[name, flag.data] as const] : [];
      }),
    ),
  }));

export const webhookSettingsOperation = ({
  locationId,
}: {
  readonly locationId: LocationId;
}): Operation<WebhookSettings> => ({
  name: 'getHookSettings',
  method: 'GET',
  path: `/hooks_settings/${locationId}`,
  auth: 'user',
  data: settings,
});

/**
 * Where a location sends its events. Errors: `unauthorized`, `forbidden`, `notFound`, `rateLimited`.
 * Source: https://developer.alteg.io/en/developers/openapi/webhooks
 */
export function webhookSettings(
  api: AltegioApi,
  input: { readonly locationId: LocationId },
  options: CallOptions = {},
): Promise<Result<WebhookSettings, ApiError>> {
  return api.call(webhookSettingsOperation(input), options);
}

export const setWebhookSettingsOperation = (write: WebhookWrite): Operation<WebhookSettings> => ({
  name: 'setHookSettings',
  method: 'POST',
  path: `/hooks_settings/${write.locationId}`,
  auth: 'user',
  neverTwice: true,
  body: {
    urls: write.urls,
    active: Number(write.active),
    ...Object.fromEntries(Object.entries(write.flags).map(([name, on]) => [name, Number(on)])),
    ...(write.selfSending !== undefined && { self_sending: Number(write.selfSending) }),
  },
  data: settings,
});

/**
 * Replaces the whole list of a location, other vendors' addresses included, and gives what is there now: read first,
 * keep what is not yours. 1 to 10 different addresses. Errors: `unauthorized`, `forbidden`, `notFound`, `invalid`,
 * `rateLimited`.
 * Source: https://developer.alteg.io/en/developers/openapi/webhooks/update_event_notification_settings
 */
export function setWebhookSettings(
  api: AltegioApi,
  input: WebhookWrite,
  options: CallOptions = {},
): Promise<Result<WebhookSettings, ApiError>> {
  return api.call(setWebhookSettingsOperation(input), options);
}
