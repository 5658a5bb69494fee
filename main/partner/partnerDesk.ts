import type { PartnerState } from '../../contract/model/partner.ts';
import type { SalonAtWork } from '../integration/integrationDesk.ts';
import { noPartner } from './noPartner.ts';

export interface PartnerDeskDeps {
  readonly onChange: () => void;
}

/** What the owner of the Marketplace app does from here: connect, bill, disconnect, pass moderation. */
export class PartnerDesk {
  readonly #deps: PartnerDeskDeps;

  constructor(deps: PartnerDeskDeps) {
    this.#deps = deps;
  }

  get state(): PartnerState {
    return noPartner;
  }

  work(_work: SalonAtWork | null): void {
    this.#deps.onChange();
  }
}
