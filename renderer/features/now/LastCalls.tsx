import { FormattedMessage } from 'react-intl';
import type { Health } from '../../../contract/model/health.ts';
import { useDesk } from '../../store/DeskProvider.tsx';
import { CallItem } from './CallItem.tsx';
import styles from './LastCalls.module.css';

const COLUMNS = ['caller', 'state', 'location', 'time', 'length'] as const;

const mayLoad: ReadonlySet<Health['overall']> = new Set(['paused', 'starting', 'arriving', 'partly']);

export function LastCalls() {
  const calls = useDesk((desk) => desk.calls.lastCalls);
  const loaded = useDesk((desk) => desk.calls.loaded);
  const words = useDesk(({ health }) =>
    mayLoad.has(health.health.overall) ? 'now.loading' : 'now.notAsking',
  );
  return (
    <section className={styles['section']} aria-labelledby="last-calls-name">
      <h2 id="last-calls-name">
        <FormattedMessage id="now.lastCalls" />
      </h2>
      {calls.length === 0 ? (
        <p className={styles['none']}>
          <FormattedMessage id={loaded ? 'now.empty' : words} />
        </p>
      ) : (
        <div className={styles['table']}>
          <div className={styles['head']} aria-hidden>
            {COLUMNS.map((column) => (
              <span key={column}>
                <FormattedMessage id={`now.${column}`} />
              </span>
            ))}
          </div>
          <ul className={styles['list']}>
            {calls.map((call) => (
              <CallItem key={call.key} call={call} />
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
