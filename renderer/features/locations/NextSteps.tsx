import { FormattedMessage } from 'react-intl';
import type { LocationStatus } from '../../../contract/model/integration.ts';
import { act } from '../../ui/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { TroubleText } from '../../ui/TroubleText.tsx';
import { useAction } from '../../ui/useAction.ts';
import { ApplicationIdForm } from './ApplicationIdForm.tsx';
import { CopyAction } from './CopyAction.tsx';
import styles from './NextSteps.module.css';
import { stepsFor, type NextStep } from './stepsFor.ts';
import { useCheck } from './useCheck.ts';

interface Props {
  readonly row: LocationStatus;
  readonly openSettings: () => void;
}

/** The ways out of the state a location is in. */
export function NextSteps({ row: { id: locationId, reason }, openSettings }: Props) {
  const action = useAction();
  const check = useCheck(locationId);
  const steps = stepsFor(reason);
  const run: Readonly<Record<Exclude<NextStep, 'copyLink' | 'applicationId'>, () => void>> = {
    pay: () => void action.run(() => act('integration.paymentPage', { locationId, then: 'open' })),
    altegio: () => void action.run(() => act('integration.openAltegio', { locationId })),
    check: () => check.begin(),
    signIn: openSettings,
    settings: openSettings,
  };

  if (steps.length === 0) return null;
  if (steps[0] === 'applicationId') return <ApplicationIdForm />;
  return (
    <>
      <div className={styles['steps']}>
        {steps.map((step, place) => {
          if (step === 'applicationId') return null;
          if (step === 'copyLink') {
            return (
              <CopyAction
                key={step}
                label="locations.step.copyLink"
                action={action}
                copy={() => act('integration.paymentPage', { locationId, then: 'copy' })}
              />
            );
          }
          return (
            <Button
              key={step}
              look={place === 0 ? 'primary' : 'plain'}
              pending={step === 'check' ? check.running : action.pending}
              onClick={run[step]}
            >
              <FormattedMessage id={`locations.step.${step}`} />
            </Button>
          );
        })}
      </div>
      <TroubleText trouble={action.trouble ?? check.trouble} />
    </>
  );
}
