import * as z from 'zod';
import { LocationId } from '../../contract/model/ids.ts';
import type { Result } from '../../contract/result.ts';
import { readApiUrl, readMarketplaceUrl } from './address.ts';

const orMissing = (text: string) => (issue: { readonly input?: unknown }) =>
  issue.input === undefined ? 'is missing' : text;

const text = z.string({ error: orMissing('must be a text') });

const token = text
  .min(1, 'must not be empty')
  .max(2000, 'must not be that long')
  // It becomes part of a header.
  .regex(/^[\x21-\x7e]*$/, 'must hold no spaces or line breaks');

const address = (read: (text: string) => Result<string, string>) =>
  text.transform((value, context) => {
    const url = read(value);
    if (url.ok) return url.value;
    context.addIssue({ code: 'custom', message: url.error });
    return z.NEVER;
  });

const ID = 'must be a whole number above 0';
const id = z.number(ID).int(ID).positive(ID);

const RATE = 'must be a number above 0';
const rate = z.number(RATE).positive(RATE);

const POLL = 'must be a number from 2 to 3600';
const COUNTRY = 'must be a country code of two letters';

/** The file of `--provision`; every message completes a line that starts with the key. */
export const ProvisionFile = z.strictObject(
  {
    altegio: z.strictObject(
      {
        apiUrl: address(readApiUrl).optional(),
        marketplaceUrl: address(readMarketplaceUrl).optional(),
        partnerToken: token,
        userToken: token,
        applicationId: id.optional(),
      },
      { error: orMissing('must be an object') },
    ),
    locations: z.array(id.pipe(LocationId), 'must be a list').min(1, 'must not be empty').optional(),
    pollSeconds: z.number(POLL).min(2, POLL).max(3600, POLL).optional(),
    requestsPerSecond: rate.optional(),
    requestsPerMinute: rate.optional(),
    defaultCountry: z
      .string(COUNTRY)
      .regex(/^[a-z]{2}$/i, COUNTRY)
      .transform((code) => code.toUpperCase())
      .optional(),
  },
  { error: 'must hold one JSON object' },
);
export type ProvisionFile = z.infer<typeof ProvisionFile>;
