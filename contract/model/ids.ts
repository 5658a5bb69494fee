import * as z from 'zod';

/** Altegio's id of a location (on the wire: salon, company or location). */
export const LocationId = z.number().int().positive().brand<'LocationId'>();
export type LocationId = z.infer<typeof LocationId>;

/** Altegio's id of a client card, unique within a location. */
export const ClientId = z.number().int().positive().brand<'ClientId'>();
export type ClientId = z.infer<typeof ClientId>;

/** One call at one location, `<location id>:<call id>`; also the id of its card. Test calls use a negative call id. */
export const CallKey = z
  .string()
  .regex(/^\d{1,15}:-?\d{1,18}$/)
  .brand<'CallKey'>();
export type CallKey = z.infer<typeof CallKey>;

/** An instant as a UTC ISO 8601 text with milliseconds. */
export const Instant = z.iso.datetime();
export type Instant = z.infer<typeof Instant>;
