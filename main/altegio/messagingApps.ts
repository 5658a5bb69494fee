import type { Result } from '../../contract/result.ts';
import type { AltegioApi, CallOptions, Operation } from './altegioApi.ts';
import type { ApiError } from './apiError.ts';
import type { Installation } from './installations.ts';
import { wireNothing } from './wire.ts';

// For apps of the messaging categories only. Telephony never needs them; the command line offers them for the sake of
// a complete client.

export interface ShortNames extends Installation {
  /** 1 to 20. */
  readonly shortNames: readonly string[];
}

export const setShortNamesOperation = ({
  locationId,
  applicationId,
  shortNames,
}: ShortNames): Operation<null> => ({
  name: 'setShortNames',
  method: 'POST',
  path: '/marketplace/partner/short_names',
  auth: 'partner',
  neverTwice: true,
  emptyBody: true,
  body: { salon_id: locationId, application_id: applicationId, short_names: shortNames },
  data: wireNothing,
});

/**
 * Offers sender names of text messages to a location, 1 to 20. Errors: `unauthorized`, `forbidden`, `invalid`,
 * `rateLimited`.
 * Source: https://developer.alteg.io/en/developers/openapi/marketplace/set_marketplace_notification_short_names
 */
export function setShortNames(
  api: AltegioApi,
  input: ShortNames,
  options: CallOptions = {},
): Promise<Result<null, ApiError>> {
  return api.call(setShortNamesOperation(input), options);
}

export interface ChannelState extends Installation {
  readonly channel: 'sms' | 'whatsapp';
  readonly available: boolean;
}

export const updateChannelOperation = ({
  locationId,
  applicationId,
  channel,
  available,
}: ChannelState): Operation<null> => ({
  name: 'updateChannel',
  method: 'POST',
  path: '/marketplace/application/update_channel',
  auth: 'partner',
  neverTwice: true,
  body: {
    salon_id: locationId,
    application_id: applicationId,
    channel_slug: channel,
    is_available: available,
  },
  data: wireNothing,
});

/**
 * Tells a location whether messages can be sent through a channel. Errors: `unauthorized`, `forbidden`, `notFound`,
 * `invalid`, `rateLimited`.
 * Source: https://developer.alteg.io/api ("Marketplace")
 */
export function updateChannel(
  api: AltegioApi,
  input: ChannelState,
  options: CallOptions = {},
): Promise<Result<null, ApiError>> {
  return api.call(updateChannelOperation(input), options);
}
