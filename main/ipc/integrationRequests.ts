import type { IntegrationDesk } from '../integration/integrationDesk.ts';
import type { RequestHandlers } from './serveRequests.ts';

type Name = Extract<keyof RequestHandlers, `integration.${string}`>;

export function integrationRequests(integration: IntegrationDesk): Pick<RequestHandlers, Name> {
  return {
    'integration.watch': ({ open }) => {
      integration.watch(open);
    },
    'integration.details': ({ locationId }) => integration.details(locationId),
    'integration.check': ({ locationId }) => integration.check(locationId),
    'integration.copyReport': ({ locationId }) => integration.copyReport(locationId),
    'integration.setApplicationId': ({ applicationId }) => integration.setApplicationId(applicationId),
    'integration.paymentPage': (input) => integration.paymentPage(input),
    'integration.openAltegio': ({ locationId }) => integration.openAltegio(locationId),
  };
}
