import { ArrowUp } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import type { BookCursor } from '../../../contract/model/callBook.ts';
import type { CallFilter } from '../../../contract/model/callFilter.ts';
import styles from './NewCallsPill.module.css';
import { useCallCount } from './useCallCount.ts';

interface Props {
  readonly filter: CallFilter;
  readonly first: BookCursor;
  readonly bookChange: number;
  readonly onShow: () => void;
}

/** What came in meanwhile waits here, so that no row moves under the pointer. */
export function NewCallsPill({ filter, first, bookChange, onShow }: Props) {
  const count = useCallCount(filter, first, bookChange);
  return (
    <div className={styles['place']} aria-live="polite" aria-atomic>
      {count !== null && count > 0 && (
        <button type="button" className={styles['pill']} onClick={onShow}>
          <ArrowUp size={14} aria-hidden />
          <FormattedMessage id="calls.new" values={{ count }} />
        </button>
      )}
    </div>
  );
}
