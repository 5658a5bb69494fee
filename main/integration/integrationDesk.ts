import type { IntegrationState } from '../../contract/model/integration.ts';
import type { Profile } from '../salon/profile.ts';
import type { SalonWatch } from '../salon/salonWatch.ts';
import { noIntegration } from './noIntegration.ts';

/** The salon at work. */
export interface SalonAtWork {
  readonly profile: Profile;
  readonly watch: SalonWatch;
}

export interface IntegrationDeskDeps {
  readonly onChange: () => void;
}

/** Whether telephony works in each location of the salon at work, and why not. */
export class IntegrationDesk {
  readonly #deps: IntegrationDeskDeps;

  constructor(deps: IntegrationDeskDeps) {
    this.#deps = deps;
  }

  get state(): IntegrationState {
    return noIntegration;
  }

  work(_work: SalonAtWork | null): void {
    this.#deps.onChange();
  }
}
