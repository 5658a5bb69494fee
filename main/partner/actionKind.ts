import type { PartnerAction, PreparedAction, ShownRequest } from '../../contract/model/partner.ts';
import type { Outcome, Problem } from '../../contract/model/problem.ts';
import type { Result } from '../../contract/result.ts';
import type { PartnerAtWork } from './partnerAtWork.ts';

export type ActionKindName = PartnerAction['kind'];
export type ActionOf<K extends ActionKindName> = { [N in K]: Extract<PartnerAction, { kind: N }> }[K];

/** An action that was checked: what it would send, and how to send just that. */
export interface ReadyAction {
  readonly requests: readonly ShownRequest[];
  readonly typeToConfirm: string | null;
  readonly difference: PreparedAction['difference'];
  /** Left out: nothing like it was done before. */
  readonly repeats?: PreparedAction['repeats'];
  /** Called once, by whoever is still let in then. Every request goes through `sendOnce`. */
  readonly send: () => Promise<Outcome>;
}

/** How one kind of action is checked before it is shown. May read from Altegio, and changes nothing there. */
export type ActionKind<K extends ActionKindName> = (
  action: ActionOf<K>,
  at: PartnerAtWork,
) => Promise<Result<ReadyAction, Problem>>;

export type ActionKinds = { readonly [K in ActionKindName]?: ActionKind<K> };
