import type { IntegrationState } from '../../contract/model/integration.ts';

/** Before anything is known. */
export const noIntegration: IntegrationState = {
  applicationId: null,
  rows: [],
  refreshing: null,
  check: null,
  change: 0,
};
