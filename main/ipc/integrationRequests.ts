import type { Outcome, Problem } from '../../contract/model/problem.ts';
import type { IntegrationDesk } from '../integration/integrationDesk.ts';
import type { RequestHandlers } from './serveRequests.ts';

type Name = Extract<keyof RequestHandlers, `integration.${string}`>;

const gone: { kind: 'problem'; problem: Problem } = {
  kind: 'problem',
  problem: { kind: 'gone', detail: null },
};
const notYet = (): Outcome => gone;

export function integrationRequests(_integration: IntegrationDesk): Pick<RequestHandlers, Name> {
  return {
    'integration.watch': () => undefined,
    'integration.details': () => gone,
    'integration.check': notYet,
    'integration.copyReport': notYet,
    'integration.setApplicationId': notYet,
    'integration.paymentPage': notYet,
    'integration.openAltegio': notYet,
  };
}
