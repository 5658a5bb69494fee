import { useCallback, useState } from 'react';
import { useIntl } from 'react-intl';
import { err, ok } from '../../../contract/result.ts';
import { ask } from '../../ui/bridge.ts';
import { useReading } from '../../ui/useReading.ts';
import { AddressesPanel } from './AddressesPanel.tsx';
import { ListState } from './ListState.tsx';
import { LocationPick } from './LocationPick.tsx';
import { SendingState } from './SendingState.tsx';
import { useFirstLocation } from './useFirstLocation.ts';
import { useSending } from './useSending.ts';

/** The event addresses of a location, as they stand at Altegio now. */
export function WebhooksTab() {
  const intl = useIntl();
  const [location, choose] = useFirstLocation();
  const locationId = location?.id ?? null;
  const { value, trouble, waiting, readAgain } = useReading(
    useCallback(async () => {
      if (locationId === null) return ok(null);
      const answer = await ask('partner.webhooks', { locationId });
      return answer.kind === 'problem' ? err(answer.problem) : ok(answer.webhooks);
    }, [locationId]),
  );
  const [round, setRound] = useState(0);
  const sending = useSending(() => {
    setRound(round + 1);
    readAgain();
  });
  return (
    <>
      <LocationPick
        label={intl.formatMessage({ id: 'partner.location' })}
        chosen={location}
        onChange={choose}
      />
      <ListState
        waiting={waiting}
        trouble={trouble}
        onRetry={readAgain}
        none={value || !waiting ? null : ''}
      />
      {location && value && (
        // After sending, what stands at Altegio counts again, not what was typed here.
        <AddressesPanel
          key={`${location.id} ${round} ${value.urls.join(' ')}`}
          webhooks={value}
          pending={sending.pending}
          onReview={(urls, active) =>
            sending.prepare({ kind: 'webhooks', locationId: location.id, urls, active })
          }
        >
          <SendingState sending={sending} />
        </AddressesPanel>
      )}
    </>
  );
}
