import { NotebookPen } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import { TroubleText } from '../../ui/TroubleText.tsx';
import styles from './Jotted.module.css';
import type { Jotting } from './useJotting.ts';

/** What was written down about this call, while nobody writes. */
export function Jotted({ jotting }: { readonly jotting: Jotting }) {
  const { note, outcome } = jotting;
  const text = note.text.trim();
  const trouble = note.trouble ?? outcome.trouble;
  if (!text && !outcome.outcome && !trouble) return null;
  return (
    <div className={styles['jotted']}>
      {(text || outcome.outcome) && (
        <p className={styles['line']}>
          <NotebookPen size={14} aria-hidden />
          <span className={styles['text']} dir="auto">
            {outcome.outcome && (
              <b>
                <FormattedMessage id={`outcome.${outcome.outcome}`} />
              </b>
            )}
            {outcome.outcome && text && ' · '}
            {text}
          </span>
        </p>
      )}
      <TroubleText trouble={trouble} />
    </div>
  );
}
