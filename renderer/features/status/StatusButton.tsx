import { FormattedMessage } from 'react-intl';
import type { ArrivalState, Health } from '../../../contract/model/health.ts';
import { act } from '../../ui/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { TroubleText } from '../../ui/TroubleText.tsx';
import { useAction } from '../../ui/useAction.ts';
import { TryNowButton } from './TryNowButton.tsx';

interface Props {
  readonly health: Health;
  readonly openSettings: () => void;
}

/** Not those in which Altegio asks for fewer requests: one more is the last thing that helps. */
const worthTrying: readonly ArrivalState[] = [
  'offline',
  'proxy',
  'certificate',
  'slow',
  'server',
  'badAnswer',
  'cutOff',
  'cannotSendBody',
  'noRightCalls',
  'licenceEnded',
];

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
  return worthTrying.some((state) => states.includes(state)) ? (
    <TryNowButton retryAt={health.retryAt} />
  ) : null;
}
