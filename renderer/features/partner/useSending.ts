import { useState } from 'react';
import type { PartnerAction, PreparedAction } from '../../../contract/model/partner.ts';
import { ask, type Trouble } from '../../ui/bridge.ts';
import { useAction } from '../../ui/useAction.ts';

export interface Sending {
  /** Checked and waiting for a yes. */
  readonly prepared: PreparedAction | null;
  readonly trouble: Trouble | null;
  readonly pending: boolean;
  /** What was sent last. */
  readonly sent: PartnerAction['kind'] | null;
  readonly prepare: (action: PartnerAction) => void;
  readonly close: () => void;
  readonly done: () => void;
}

/** The way of every change at Altegio: it is prepared, shown, and sent only then. */
export function useSending(onSent?: () => void): Sending {
  const checking = useAction();
  const [prepared, setPrepared] = useState<PreparedAction | null>(null);
  const [sent, setSent] = useState<PartnerAction['kind'] | null>(null);

  const prepare = async (action: PartnerAction): Promise<void> => {
    setSent(null);
    await checking.run(async () => {
      const answer = await ask('partner.prepare', { action });
      if (answer.kind === 'problem') return answer.problem;
      setPrepared(answer.prepared);
      return null;
    });
  };
  return {
    prepared,
    trouble: checking.trouble,
    pending: checking.pending,
    sent,
    prepare: (action) => void prepare(action),
    close: () => setPrepared(null),
    done: () => {
      setSent(prepared?.action.kind ?? null);
      setPrepared(null);
      onSent?.();
    },
  };
}
