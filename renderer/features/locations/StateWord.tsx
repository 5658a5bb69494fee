import { FormattedMessage } from 'react-intl';
import type { LocationStatus } from '../../../contract/model/integration.ts';
import styles from './StateWord.module.css';

/** Whether telephony works, in one word; the dot beside it is for eyes that look for it. */
export function StateWord({ row: { word, tone } }: { readonly row: Pick<LocationStatus, 'word' | 'tone'> }) {
  return (
    <span className={styles['word']} data-tone={tone}>
      <FormattedMessage id={`locations.word.${word}`} />
    </span>
  );
}
