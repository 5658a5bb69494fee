import { useIntl } from 'react-intl';
import { useDesk } from '../../store/DeskProvider.tsx';
import { NoticeBar } from './NoticeBar.tsx';
import styles from './Notices.module.css';

interface Props {
  readonly openSettings: () => void;
  readonly openLocations: () => void;
}

export function Notices(opens: Props) {
  const intl = useIntl();
  const notices = useDesk((desk) => desk.app.app.notices);
  if (notices.length === 0) return null;
  return (
    <ul className={styles['notices']} aria-label={intl.formatMessage({ id: 'notice.label' })}>
      {notices.map((notice) => (
        <NoticeBar key={notice.kind} notice={notice} {...opens} />
      ))}
    </ul>
  );
}
