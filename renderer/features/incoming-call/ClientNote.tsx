import { useLayoutEffect, useRef, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import styles from './ClientNote.module.css';

/** The team's comment: two lines, the rest on request. */
export function ClientNote({ comment }: { readonly comment: string }) {
  const text = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const [cut, setCut] = useState(false);

  useLayoutEffect(() => {
    const shown = text.current;
    if (shown && !open) setCut(shown.scrollHeight > shown.clientHeight + 1);
  }, [comment, open]);

  return (
    <>
      <dt>
        <FormattedMessage id="call.note" />
      </dt>
      <dd>
        <div ref={text} className={styles['note']} data-open={open || undefined} dir="auto">
          {comment}
        </div>
        {cut && (
          <button
            type="button"
            className={styles['more']}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            <FormattedMessage id={open ? 'call.noteLess' : 'call.noteMore'} />
          </button>
        )}
      </dd>
    </>
  );
}
