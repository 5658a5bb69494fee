import * as z from 'zod';

/**
 * A past or coming appointment: wall-clock start in the location's zone ("2026-11-21T14:30"), services, team member.
 * Without a length it is over after an hour.
 */
export const Visit = z.object({
  localStart: z.string(),
  lengthMinutes: z.number().positive().optional().catch(undefined),
  services: z.array(z.string()),
  staffName: z.string().nullable(),
});
export type Visit = z.infer<typeof Visit>;
