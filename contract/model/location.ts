import * as z from 'zod';
import { LocationId } from './ids.ts';

/**
 * A salon as Ringdesk shows it. `timeZone` is an IANA name or a fixed distance from UTC ("+05:30"); `countryIso` the
 * two-letter code its numbers default to.
 */
export const Location = z.object({
  id: LocationId,
  title: z.string(),
  timeZone: z.string(),
  /** Set where Altegio does not tell the zone: who else did. `unknown`: wall clocks cannot be read there. */
  zoneFrom: z.enum(['country', 'computer', 'unknown']).optional(),
  countryIso: z.string().length(2).nullable(),
  currency: z.string().nullable(),
  chain: z.object({ id: z.number().int(), title: z.string() }).nullable(),
});
export type Location = z.infer<typeof Location>;
