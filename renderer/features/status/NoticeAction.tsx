import { FormattedMessage } from 'react-intl';
import type { Notice } from '../../../contract/model/account.ts';
import { act } from '../../ui/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { TroubleText } from '../../ui/TroubleText.tsx';
import { useAction } from '../../ui/useAction.ts';

interface Props {
  readonly kind: Notice['kind'];
  readonly openSettings: () => void;
  readonly openLocations: () => void;
}

/** What can be done about a notice right here. */
export function NoticeAction({ kind, openSettings, openLocations }: Props) {
  const action = useAction();
  switch (kind) {
    case 'noKeyring':
      return (
        <>
          <Button onClick={() => void action.run(() => act('account.keepUnprotected', { keep: true }))}>
            <FormattedMessage id="notice.keepUnprotected" />
          </Button>
          <TroubleText trouble={action.trouble} />
        </>
      );
    case 'tokensUnreadable':
      return (
        <>
          <Button onClick={() => void action.run(() => act('connect.begin'))}>
            <FormattedMessage id="status.signInButton" />
          </Button>
          <TroubleText trouble={action.trouble} />
        </>
      );
    case 'shortcutTaken':
      return (
        <Button onClick={openSettings}>
          <FormattedMessage id="status.settingsButton" />
        </Button>
      );
    case 'integrationChanged':
      return (
        <Button onClick={openLocations}>
          <FormattedMessage id="notice.openLocations" />
        </Button>
      );
    case 'settingsSetAside':
    case 'settingsFromNewer':
    case 'bookSetAside':
    case 'bookLeftAlone':
    case 'notSaved':
    case 'whileAway':
    case 'staysInTray':
    case 'noTray':
    case 'restartAdvised':
    case 'popupFailing':
    case 'locationsGone':
      return null;
  }
}
