import type { LocationId } from '../../../contract/model/ids.ts';
import type { ShownRequest } from '../../../contract/model/partner.ts';
import type { Problem } from '../../../contract/model/problem.ts';
import type { PartnerAtWork } from '../partnerAtWork.ts';

/** What a step of the checklist works with. */
export interface StepContext {
  readonly at: PartnerAtWork;
  readonly locationId: LocationId;
  /** Fires when the run is to end. */
  readonly signal: AbortSignal;
  /** Keeps a request and its answer, in short, as evidence. */
  readonly note: (request: ShownRequest, answer: string) => void;
  /** Tells the person what to do meanwhile; null: nothing any more. */
  readonly ask: (problem: Problem | null) => void;
  /** Earlier evidence of this item names a request of this operation. */
  readonly hasNoted: (operation: string) => boolean;
  /** Of the payment that waits for its refund. */
  readonly paymentId: number | null;
  readonly keepPayment: (id: number | null) => void;
}

/** Runs one item against the test location; null: passed. */
export type ModerationStep = (context: StepContext) => Promise<Problem | null>;
