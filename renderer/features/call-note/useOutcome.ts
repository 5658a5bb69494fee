import { useState } from 'react';
import type { CallOutcome } from '../../../contract/model/followUp.ts';
import type { CallKey } from '../../../contract/model/ids.ts';
import { act } from '../../ui/bridge.ts';
import { useAction } from '../../ui/useAction.ts';

interface ChosenOutcome {
  readonly outcome: CallOutcome | null;
  readonly trouble: ReturnType<typeof useAction>['trouble'];
  readonly choose: (outcome: CallOutcome | null) => void;
}

/** What a call came to; what was chosen shows at once. */
export function useOutcome(key: CallKey, saved: CallOutcome | null): ChosenOutcome {
  const [wish, setWish] = useState<{ outcome: CallOutcome | null; over: CallOutcome | null } | null>(null);
  const action = useAction();

  const choose = (outcome: CallOutcome | null): void => {
    setWish({ outcome, over: saved });
    void action
      .run(() => act('outcome.save', { key, outcome }))
      .then((worked) => {
        if (!worked) setWish(null);
      });
  };
  return { outcome: wish?.over === saved ? wish.outcome : saved, trouble: action.trouble, choose };
}
