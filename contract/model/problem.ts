import * as z from 'zod';

/**
 * Every expected failure that a person is told about. The windows hold one text per kind that says what happened
 * and what to do; `detail` is a short technical addition (a host, a field, an error code), never a token or a name.
 */
export const ProblemKind = z.enum([
  'wrongPartnerToken',
  'wrongUserToken',
  'wrongLogin',
  'extraConfirmation',
  'noRightCalls',
  'noRight',
  'noLocations',
  'offline',
  'proxy',
  'certificate',
  'timedOut',
  'networkBlock',
  'rateLimited',
  'licenceEnded',
  'notFound',
  'refused',
  'server',
  'badAnswer',
  'cannotSendBody',
  'diskFull',
  'diskError',
  'shortcutTaken',
  'shortcutInvalid',
  'linkRefused',
  'invalidInput',
  'gone',
  'bookClosed',
  'noClient',
  'noNumber',
  'answerLost',
  'pinNeeded',
  'wrongPin',
  'pinBlocked',
  'alreadyRunning',
  'noApplicationId',
  'linkInvalid',
  'signatureWrong',
  'activationLate',
  'typedWrong',
  'portTaken',
  'changedMeanwhile',
  'ownerMustConnect',
  'alreadyConnected',
  'ledgerInUse',
]);
export type ProblemKind = z.infer<typeof ProblemKind>;

export const Problem = z.object({ kind: ProblemKind, detail: z.string().nullable() });
export type Problem = z.infer<typeof Problem>;

/** The answer of a request that either worked or has something to tell the person. */
export const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done') }),
  z.object({ kind: z.literal('problem'), problem: Problem }),
]);
export type Outcome = z.infer<typeof Outcome>;
