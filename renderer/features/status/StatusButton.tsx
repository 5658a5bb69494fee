import { FormattedMessage } from 'react-intl';
import { act } from '../../ui/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { TroubleText } from '../../ui/TroubleText.tsx';
import { useAction } from '../../ui/useAction.ts';
import type { Step } from './stepOf.ts';
import { TryNowButton } from './TryNowButton.tsx';

interface Props {
  readonly step: Step | null;
  readonly retryAt: string | null;
  readonly openSettings: () => void;
}

/** The step out of the trouble, where Ringdesk has one to offer. */
export function StatusButton({ step, retryAt, openSettings }: Props) {
  const action = useAction();
  switch (step) {
    case 'signIn':
      return (
        <>
          <Button pending={action.pending} onClick={() => void action.run(() => act('connect.begin'))}>
            <FormattedMessage id="status.signInButton" />
          </Button>
          <TroubleText trouble={action.trouble} />
          <TryNowButton retryAt={retryAt} />
        </>
      );
    case 'settings':
      return (
        <Button onClick={openSettings}>
          <FormattedMessage id="status.settingsButton" />
        </Button>
      );
    case 'tryNow':
      return <TryNowButton retryAt={retryAt} />;
    case null:
      return null;
  }
}
