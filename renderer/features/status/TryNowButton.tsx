import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { act } from '../../ui/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { TroubleText } from '../../ui/TroubleText.tsx';
import { useAction } from '../../ui/useAction.ts';

/** For whoever has just plugged the cable in. Where nothing arrives it is busy until the try has ended. */
export function TryNowButton({ retryAt }: { readonly retryAt: string | null }) {
  const action = useAction();
  const [triedBefore, setTriedBefore] = useState<string | null>(null);
  const waits = action.trouble === null && triedBefore !== null && triedBefore === retryAt;
  const tryNow = async (): Promise<void> => {
    if (waits) return;
    setTriedBefore(retryAt);
    await action.run(() => act('calls.tryNow'));
  };
  return (
    <>
      <Button pending={action.pending || waits} onClick={() => void tryNow()}>
        <FormattedMessage id="status.tryNow" />
      </Button>
      <TroubleText trouble={action.trouble} />
    </>
  );
}
