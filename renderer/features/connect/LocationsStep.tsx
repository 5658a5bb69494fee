import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { LocationId } from '../../../contract/model/ids.ts';
import { act } from '../../ui/bridge.ts';
import { TroubleText } from '../../ui/TroubleText.tsx';
import { useAction } from '../../ui/useAction.ts';
import { LocationChecklist } from './LocationChecklist.tsx';
import { Missing } from './Missing.tsx';
import { StepForm } from './StepForm.tsx';
import { useVisibleLocations } from './useVisibleLocations.ts';

/** Which locations to watch: all of them the first time, those watched already later on. */
export function LocationsStep({ onBack }: { readonly onBack: () => void }) {
  const intl = useIntl();
  const action = useAction();
  const { state, retry } = useVisibleLocations();
  const [picked, setPicked] = useState<ReadonlySet<LocationId> | null>(null);
  const [missing, setMissing] = useState(false);

  const locations = state.kind === 'locations' ? state.locations : [];
  const watched = state.kind === 'locations' ? state.watched : [];
  const chosen = picked ?? new Set(watched.length > 0 ? watched : locations.map(({ id }) => id));

  const submit = (): void => {
    if (state.kind === 'loading') return;
    if (state.kind === 'problem') retry();
    else if (chosen.size === 0) setMissing(true);
    else void action.run(() => act('connect.finish', { locationIds: [...chosen] }));
  };

  const submitText = {
    loading: 'connect.checking',
    problem: 'connect.retry',
    locations: 'connect.start',
  } as const;
  return (
    <StepForm
      title={intl.formatMessage({ id: 'connect.locationsTitle' })}
      submit={intl.formatMessage({ id: action.pending ? 'connect.starting' : submitText[state.kind] })}
      pending={action.pending || state.kind === 'loading'}
      onSubmit={submit}
      onBack={onBack}
    >
      {state.kind === 'loading' && (
        <p>
          <FormattedMessage id="connect.locationsLoading" />
        </p>
      )}
      {state.kind === 'problem' && <TroubleText trouble={state.trouble} />}
      {state.kind === 'locations' && (
        <LocationChecklist
          locations={locations}
          chosen={chosen}
          onChange={(next) => {
            setMissing(false);
            setPicked(next);
          }}
        />
      )}
      {missing && <Missing id="connect.noneChosen" />}
      <TroubleText trouble={action.trouble} />
    </StepForm>
  );
}
