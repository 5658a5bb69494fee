import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import type { CallFilter } from '../../../contract/model/callFilter.ts';
import { ask } from '../../ui/bridge.ts';
import { TroubleText } from '../../ui/TroubleText.tsx';
import { useAction } from '../../ui/useAction.ts';
import styles from './AskAltegio.module.css';

interface Asked {
  readonly filter: CallFilter;
  readonly newCalls: number;
}

/** Looks at Altegio for what the filter shows, beyond what is fetched. */
export function AskAltegio({ filter }: { readonly filter: CallFilter }) {
  const action = useAction();
  const [asked, setAsked] = useState<Asked | null>(null);
  const look = (): Promise<boolean> =>
    action.run(async () => {
      setAsked(null);
      const answer = await ask('book.askAltegio', { filter });
      if (answer.kind !== 'asked') return answer.problem;
      setAsked({ filter, newCalls: answer.newCalls });
      return null;
    });
  return (
    <span className={styles['ask']}>
      <button
        type="button"
        className={styles['button']}
        aria-disabled={action.pending || undefined}
        onClick={() => void look()}
      >
        <FormattedMessage id="calls.ask" />
      </button>
      <span aria-live="polite" aria-atomic>
        {action.pending && <FormattedMessage id="calls.asking" />}
        {asked?.filter === filter && <FormattedMessage id="calls.asked" values={{ count: asked.newCalls }} />}
      </span>
      <TroubleText trouble={action.trouble} />
    </span>
  );
}
