import { X } from 'lucide-react';
import { useIntl, type IntlShape } from 'react-intl';
import type { Notice } from '../../../contract/model/account.ts';
import { useDesk } from '../../store/DeskProvider.tsx';
import { tell } from '../../ui/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { useInstantText } from '../../ui/useInstantText.ts';
import { NoticeAction } from './NoticeAction.tsx';
import styles from './NoticeBar.module.css';
import { shortcutText } from '../../ui/shortcutText.ts';

interface Props {
  readonly notice: Notice;
  readonly openSettings: () => void;
  readonly openLocations: () => void;
}

const MOST_NAMED = 3;

function namesText(intl: IntlShape, titles: readonly string[]): string {
  const left = titles.length - MOST_NAMED;
  if (left <= 0) return intl.formatList(titles);
  const more = intl.formatMessage({ id: 'notice.moreLocations' }, { count: left });
  return intl.formatList([...titles.slice(0, MOST_NAMED), more]);
}

function noticeText(intl: IntlShape, notice: Notice, when: (instant: string) => string): string {
  switch (notice.kind) {
    case 'settingsSetAside':
      return intl.formatMessage({ id: 'notice.settingsSetAside' }, { file: notice.file });
    case 'bookSetAside':
      return intl.formatMessage({ id: 'notice.bookSetAside' }, { file: notice.file });
    case 'bookLeftAlone':
      return intl.formatMessage({ id: 'notice.bookLeftAlone' }, { reason: notice.reason });
    case 'notSaved':
      return intl.formatMessage({ id: 'notice.notSaved' }, { full: String(notice.full) });
    case 'whileAway':
      return intl.formatMessage(
        { id: 'notice.whileAway' },
        { calls: notice.calls, missed: notice.missed, since: when(notice.since) },
      );
    case 'shortcutTaken':
      return intl.formatMessage({ id: 'notice.shortcutTaken' }, { shortcut: shortcutText(notice.shortcut) });
    case 'locationsGone':
      return intl.formatMessage({ id: 'notice.locationsGone' }, { count: notice.count });
    case 'integrationChanged':
      return intl.formatMessage(
        { id: 'notice.integrationChanged' },
        { word: notice.word, locations: namesText(intl, notice.locations) },
      );
    case 'tokensUnreadable':
      return intl.formatMessage({ id: 'notice.tokensUnreadable' }, { book: notice.book });
    case 'noKeyring':
    case 'settingsFromNewer':
    case 'staysInTray':
    case 'noTray':
    case 'restartAdvised':
    case 'popupFailing':
      return intl.formatMessage({ id: `notice.${notice.kind}` });
  }
}

export function NoticeBar({ notice, ...opens }: Props) {
  const intl = useIntl();
  const instantText = useInstantText(useDesk((desk) => desk.calls.serverOffsetMs));
  return (
    <li className={styles['bar']}>
      <span className={styles['text']}>
        {noticeText(intl, notice, (instant) => instantText(instant).text)}
      </span>
      <NoticeAction kind={notice.kind} {...opens} />
      <Button
        look="icon"
        aria-label={intl.formatMessage({ id: 'notice.dismiss' })}
        onClick={() => tell('app.dismissNotice', { kind: notice.kind })}
      >
        <X size={16} aria-hidden />
      </Button>
    </li>
  );
}
