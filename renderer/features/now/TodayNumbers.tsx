import { FormattedMessage, FormattedNumber, useIntl } from 'react-intl';
import { useDesk } from '../../store/DeskProvider.tsx';
import styles from './TodayNumbers.module.css';

const NUMBERS = ['calls', 'answered', 'missed', 'outgoing'] as const;

export function TodayNumbers({ openFollowUp }: { readonly openFollowUp: () => void }) {
  const intl = useIntl();
  const toCallBack = useDesk((desk) => desk.book.book.openFollowUps);
  const today = useDesk((desk) => desk.calls.today);
  const loaded = useDesk((desk) => desk.calls.loaded);
  return (
    <section className={styles['today']} aria-labelledby="today-name">
      <h1 id="today-name">
        <FormattedMessage id="now.today" />
      </h1>
      <dl className={styles['numbers']}>
        {NUMBERS.map((name) => (
          <div
            key={name}
            className={styles['number']}
            data-bad={(name === 'missed' && today.missed > 0) || undefined}
          >
            <dt>
              <FormattedMessage id={`now.${name}`} />
            </dt>
            <dd>{loaded ? <FormattedNumber value={today[name]} /> : '–'}</dd>
          </div>
        ))}
        <div className={styles['number']} data-bad={toCallBack > 0 || undefined}>
          <dt>
            <FormattedMessage id="now.toCallBack" />
          </dt>
          <dd>
            <a
              href="#follow-up"
              className={styles['link']}
              aria-label={intl.formatMessage({ id: 'nav.toCallBack' }, { count: toCallBack })}
              onClick={(event) => {
                event.preventDefault();
                openFollowUp();
              }}
            >
              <FormattedNumber value={toCallBack} />
            </a>
          </dd>
        </div>
      </dl>
    </section>
  );
}
