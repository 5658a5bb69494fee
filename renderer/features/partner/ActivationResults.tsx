import { FormattedMessage, useIntl } from 'react-intl';
import type { Registration } from '../../../contract/model/partner.ts';
import styles from './ActivationResults.module.css';
import { ActivationWord } from './ActivationWord.tsx';
import { useLocationName } from './useLocationName.ts';
import { useProblemText } from './useProblemText.ts';

type Props = Pick<Registration, 'locations' | 'phase'>;

/** Every location of the link with its state; a screen reader hears each change. */
export function ActivationResults({ locations, phase }: Props) {
  const intl = useIntl();
  const nameOf = useLocationName();
  const problemText = useProblemText();
  return (
    <ul
      className={styles['results']}
      aria-label={intl.formatMessage({ id: phase === 'read' ? 'partner.inLink' : 'partner.results' })}
      aria-live="polite"
    >
      {locations.map(({ id, title, state, problem }) => (
        <li key={id}>
          <span className={styles['name']}>
            {title ?? nameOf(id)}
            {title !== null && (
              <small>
                <FormattedMessage id="partner.idNumber" values={{ id: `${id}` }} />
              </small>
            )}
          </span>
          <span>
            <ActivationWord state={state} />
            {problem && <small>{problemText(problem)}</small>}
          </span>
        </li>
      ))}
    </ul>
  );
}
