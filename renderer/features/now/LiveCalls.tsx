import { FormattedMessage } from 'react-intl';
import { useDesk } from '../../store/DeskProvider.tsx';
import { IncomingCall } from '../incoming-call/IncomingCall.tsx';
import styles from './LiveCalls.module.css';

/** The same cards as on the popup, with those that found no room there. */
export function LiveCalls() {
  const { cards, more, serverOffsetMs } = useDesk((desk) => desk.cards);
  const all = [...cards, ...more];
  if (all.length === 0) return null;
  return (
    <section className={styles['live']} aria-labelledby="live-name">
      <h2 id="live-name">
        <FormattedMessage id="now.live" />
      </h2>
      <div className={styles['cards']}>
        {all.map((card) => (
          <IncomingCall key={card.key} card={card} serverOffsetMs={serverOffsetMs} />
        ))}
      </div>
    </section>
  );
}
