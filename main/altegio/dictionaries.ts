import * as z from 'zod';
import { ok, type Result } from '../../contract/result.ts';
import type { AltegioApi, CallOptions } from './altegioApi.ts';
import type { ApiError } from './apiError.ts';
import { wireId, wireRows, wireText } from './wire.ts';

/** `iso2` as "US"; `phoneCode` in digits without plus, '' when unknown. */
export interface Country {
  readonly id: number;
  readonly iso2: string;
  readonly phoneCode: string;
}

const country = z
  .object({
    id: wireId,
    iso_code: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z]{2}$/),
    phone_code: wireText,
  })
  .transform(({ id, iso_code, phone_code }): Country => ({
    id,
    iso2: iso_code,
    phoneCode: phone_code.replace(/\D/g, ''),
  }));

/**
 * The countries Altegio knows. Needs the partner token only, so it also tells which of two tokens was refused:
 * `unauthorized` here means the partner token.
 * Source: https://developer.alteg.io/api ("Countries")
 */
export async function countries(
  api: AltegioApi,
  options: CallOptions = {},
): Promise<Result<readonly Country[], ApiError>> {
  const answer = await api.call(
    { name: 'listCountries', method: 'GET', path: '/countries', auth: 'partner', data: wireRows(country) },
    options,
  );
  return answer.ok ? ok(answer.value.rows) : answer;
}
