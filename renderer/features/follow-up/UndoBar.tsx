import { useEffect, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { useDesk } from '../../store/DeskProvider.tsx';
import { act } from '../../ui/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { TroubleText } from '../../ui/TroubleText.tsx';
import { useAction } from '../../ui/useAction.ts';
import { useInstantText } from '../../ui/useInstantText.ts';
import type { Decision } from './decision.ts';
import styles from './UndoBar.module.css';

const SHOWN_MS = 10_000;

interface Props {
  readonly decision: Decision;
  readonly onGone: () => void;
  readonly onUndone: () => void;
}

/** Says what was decided and takes it back, for some seconds; the time stands still under pointer and focus. */
export function UndoBar({ decision, onGone, onUndone }: Props) {
  const [held, setHeld] = useState(false);
  const action = useAction();
  const instantText = useInstantText(useDesk((desk) => desk.calls.serverOffsetMs));
  const { id, who, what } = decision;

  useEffect(() => {
    if (held) return;
    const timer = window.setTimeout(onGone, SHOWN_MS);
    return () => window.clearTimeout(timer);
  }, [held, onGone]);

  const undo = async (): Promise<void> => {
    if (await action.run(() => act('followUp.undo', { id }))) onUndone();
  };
  return (
    <div
      className={styles['bar']}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>
        <FormattedMessage
          id={`followUp.decided.${what.kind}`}
          values={{ who: <b>{who}</b>, when: what.kind === 'later' ? instantText(what.until).text : '' }}
        />
        <TroubleText trouble={action.trouble} />
      </span>
      <Button pending={action.pending} onClick={() => void undo()}>
        <FormattedMessage id="followUp.undo" />
      </Button>
    </div>
  );
}
