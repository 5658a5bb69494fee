import * as z from 'zod';
import { IntegrationDetails } from '../model/integration.ts';
import { LocationId } from '../model/ids.ts';
import { Outcome, Problem } from '../model/problem.ts';

const nothing = z.undefined();
const ofLocation = z.strictObject({ locationId: LocationId });
const refused = z.object({ kind: z.literal('problem'), problem: Problem });

/** Requests about the state of the integration, open to everyone at the desk. */
export const integrationRequests = {
  /** The view opens (statuses are read at once, and oftener while it is open) or closes. */
  'integration.watch': { input: z.strictObject({ open: z.boolean() }), output: nothing },
  'integration.details': {
    input: ofLocation,
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('details'), details: IntegrationDetails }),
      refused,
    ]),
  },
  /** Checks this location step by step, then reads the status of all others; the slice tells how it goes. */
  'integration.check': { input: z.strictObject({ locationId: LocationId.nullable() }), output: Outcome },
  /** Copies the last check of this location as a text without tokens, names and numbers. */
  'integration.copyReport': { input: ofLocation, output: Outcome },
  /** The telephony app's id in the Marketplace; null forgets it. */
  'integration.setApplicationId': {
    input: z.strictObject({ applicationId: z.number().int().positive().nullable() }),
    output: Outcome,
  },
  /** Asks Altegio for the location's payment page, and opens or copies its address. */
  'integration.paymentPage': {
    input: ofLocation.extend({ then: z.enum(['open', 'copy']) }),
    output: Outcome,
  },
  /** Opens the location in Altegio's web page. */
  'integration.openAltegio': { input: ofLocation, output: Outcome },
} as const;
