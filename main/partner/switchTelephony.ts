import type { LocationId } from '../../contract/model/ids.ts';
import type { Problem } from '../../contract/model/problem.ts';
import { err, type Result } from '../../contract/result.ts';
import { shownRequest } from '../altegio/shownRequest.ts';
import { setTelephony, setTelephonyOperation, type TelephonySetting } from '../altegio/telephony.ts';
import { mayPass } from './locationActivation.ts';
import type { PartnerAtWork } from './partnerAtWork.ts';
import { sendOnce } from './sendOnce.ts';

export interface TelephonySwitch extends TelephonySetting {
  /** Locations of the chain, for the ledger. */
  readonly locationIds: readonly LocationId[];
}

export interface SwitchFailure {
  readonly problem: Problem;
  /** Another try may help. It does no harm: what is on stays on. */
  readonly again: boolean;
}

/** Turns a chain's telephony on or off. Accepted is no proof that it took effect. */
export async function switchTelephony(
  at: Pick<PartnerAtWork, 'api' | 'ledger'>,
  { locationIds, ...setting }: TelephonySwitch,
): Promise<Result<null, SwitchFailure>> {
  const operation = setTelephonyOperation(setting);
  const sent = await sendOnce(at.ledger, {
    operation: operation.name,
    locationIds,
    request: shownRequest(operation),
    send: () => setTelephony(at.api, setting, { priority: 'poll' }),
    answerOf: () => 'accepted',
    secrets: [setting.crmToken],
    // What is on stays on.
    next: 'sendAgain',
  });
  if (sent.ok) return sent;
  const { error } = sent;
  const again = error.kind !== 'refused' || mayPass(error.error.kind);
  return err({ problem: error.problem, again });
}
