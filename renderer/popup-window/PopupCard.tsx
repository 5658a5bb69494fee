import { useState } from 'react';
import type { CallCard } from '../../contract/model/card.ts';
import { IncomingCall } from '../features/incoming-call/IncomingCall.tsx';
import styles from './PopupWindow.module.css';

interface Props {
  readonly card: CallCard;
  readonly serverOffsetMs: number;
  /** Other cards stand here already, so that this one may slide in beside them. */
  readonly others: boolean;
}

/** A first card comes with the window, and there is nothing it could slide in from: every frame counts then. */
export function PopupCard({ card, serverOffsetMs, others }: Props) {
  const [slides] = useState(others);
  return (
    <div className={styles['card']} data-slides={slides || undefined}>
      <IncomingCall card={card} serverOffsetMs={serverOffsetMs} />
    </div>
  );
}
