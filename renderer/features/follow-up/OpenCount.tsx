import { FormattedMessage, FormattedNumber } from 'react-intl';
import { useDesk } from '../../store/DeskProvider.tsx';
import styles from './OpenCount.module.css';

/** How many wait, beside a link that describes itself by `id` and keeps its plain name. */
export function OpenCount({ id }: { readonly id: string }) {
  const open = useDesk((desk) => desk.book.book.openFollowUps);
  if (open === 0) return null;
  return (
    <>
      <span className={styles['count']} aria-hidden>
        <FormattedNumber value={open} />
      </span>
      <span id={id} hidden>
        <FormattedMessage id="nav.toCallBack" values={{ count: open }} />
      </span>
    </>
  );
}
