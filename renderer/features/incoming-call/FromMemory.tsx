import { History } from 'lucide-react';
import { useEffect, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { useDesk } from '../../store/DeskProvider.tsx';
import { useInstantText } from '../../ui/useInstantText.ts';
import styles from './Honesty.module.css';

interface Props {
  readonly asOf: string;
  readonly timeZone: string;
}

// As long as Altegio usually takes to answer. A line that came and went within a blink would only move the card.
const ANSWER_WAIT_MS = 800;

/** Says how old the details are, once no newer ones have come for a moment. */
export function FromMemory({ asOf, timeZone }: Props) {
  const instantText = useInstantText(useDesk((desk) => desk.cards.serverOffsetMs));
  const [waited, setWaited] = useState(false);

  useEffect(() => {
    const timer = window.setTimeout(() => setWaited(true), ANSWER_WAIT_MS);
    return () => window.clearTimeout(timer);
  }, []);

  if (!waited) return null;
  return (
    <p className={styles['line']}>
      <History size={14} aria-hidden />
      <FormattedMessage id="call.fromMemory" values={{ time: instantText(asOf, timeZone).text }} />
    </p>
  );
}
