import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { LocationId } from '../../../contract/model/ids.ts';
import { act } from '../../ui/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { TroubleText } from '../../ui/TroubleText.tsx';
import { useAction } from '../../ui/useAction.ts';
import { WindowDialog } from '../../ui/WindowDialog.tsx';
import { LocationChecklist } from '../connect/LocationChecklist.tsx';
import { useVisibleLocations } from '../connect/useVisibleLocations.ts';

/** More locations of the same user; the ones watched already stay. */
export function AddLocations({ onClose }: { readonly onClose: () => void }) {
  const intl = useIntl();
  const action = useAction();
  const { state, retry } = useVisibleLocations();
  const [chosen, setChosen] = useState<ReadonlySet<LocationId>>(new Set());

  const add = async (watched: readonly LocationId[]): Promise<void> => {
    const locationIds = [...new Set([...watched, ...chosen])];
    if (await action.run(() => act('connect.finish', { locationIds }))) onClose();
  };

  return (
    <WindowDialog
      title={intl.formatMessage({ id: 'account.addTitle' })}
      onClose={onClose}
      buttons={
        <>
          <Button onClick={onClose}>
            <FormattedMessage id="action.cancel" />
          </Button>
          {state.kind === 'problem' && (
            <Button look="primary" onClick={retry}>
              <FormattedMessage id="connect.retry" />
            </Button>
          )}
          {state.kind === 'locations' && chosen.size > 0 && (
            <Button look="primary" pending={action.pending} onClick={() => void add(state.watched)}>
              <FormattedMessage id={action.pending ? 'account.adding' : 'account.addButton'} />
            </Button>
          )}
        </>
      }
    >
      {state.kind === 'loading' && (
        <p>
          <FormattedMessage id="connect.locationsLoading" />
        </p>
      )}
      {state.kind === 'problem' && <TroubleText trouble={state.trouble} />}
      {state.kind === 'locations' && (
        <LocationChecklist
          locations={state.locations}
          chosen={chosen}
          fixed={new Set(state.watched)}
          onChange={setChosen}
        />
      )}
      <TroubleText trouble={action.trouble} />
    </WindowDialog>
  );
}
