import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { act } from '../../ui/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { TroubleText } from '../../ui/TroubleText.tsx';
import { useAction } from '../../ui/useAction.ts';
import styles from './StatusStrip.module.css';
import { isArrival, type Trouble, type LocatedKind } from './troubles.ts';
import { useTroubleText } from './useTroubleText.ts';

interface Props {
  readonly trouble: Trouble;
  readonly showTrouble: (kind: LocatedKind) => void;
  /** More about it, behind the sentence. */
  readonly children?: ReactNode;
}

/** One kind of trouble on one line: what it is, how many locations have it, and what can be done here. */
export function TroubleLine({ trouble, showTrouble, children }: Props) {
  const intl = useIntl();
  const text = useTroubleText()(trouble);
  return (
    <>
      <span className={styles['words']} title={text}>
        {text}
        {children}
      </span>
      {'ids' in trouble && !(isArrival(trouble) && trouble.everywhere) && (
        <Button
          look="quiet"
          aria-label={intl.formatMessage({ id: 'status.seeWhichOf' }, { text })}
          onClick={() => showTrouble(trouble.kind)}
        >
          <FormattedMessage id="status.locationsButton" />
        </Button>
      )}
      {trouble.kind === 'doNotDisturb' && <TurnOff />}
    </>
  );
}

function TurnOff() {
  const action = useAction();
  return (
    <>
      <Button
        look="quiet"
        pending={action.pending}
        onClick={() => void action.run(() => act('doNotDisturb.set', { for: null }))}
      >
        <FormattedMessage id="status.turnOff" />
      </Button>
      <TroubleText trouble={action.trouble} />
    </>
  );
}
