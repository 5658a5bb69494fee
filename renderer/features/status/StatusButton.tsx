import { FormattedMessage } from 'react-intl';
import type { Health } from '../../../contract/model/health.ts';
import { act } from '../../ui/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { TroubleText } from '../../ui/TroubleText.tsx';
import { useAction } from '../../ui/useAction.ts';

interface Props {
  readonly health: Health;
  readonly openSettings: () => void;
}

/** The step out of the trouble, where Ringdesk has one to offer. */
export function StatusButton({ health, openSettings }: Props) {
  const action = useAction();
  const states = [
    health.overall,
    ...(health.overall === 'partly' ? health.locations.map(({ state }) => state) : []),
  ];
  if (states.includes('signInAgain')) {
    return (
      <>
        <Button pending={action.pending} onClick={() => void action.run(() => act('connect.begin'))}>
          <FormattedMessage id="status.signInButton" />
        </Button>
        <TroubleText trouble={action.trouble} />
      </>
    );
  }
  if (states.includes('notFound') || states.includes('noAccess')) {
    return (
      <Button onClick={openSettings}>
        <FormattedMessage id="status.settingsButton" />
      </Button>
    );
  }
  return null;
}
