import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useDesk } from '../../store/DeskProvider.tsx';
import { act, type Trouble } from '../../ui/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { TroubleText } from '../../ui/TroubleText.tsx';
import { useAction } from '../../ui/useAction.ts';
import { Missing } from './Missing.tsx';
import { SecretField } from './SecretField.tsx';
import { StepForm } from './StepForm.tsx';

interface Props {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** The saved token was refused on a later step. */
  readonly earlierTrouble: Trouble | null;
  readonly onCancel: () => void;
  readonly onDone: () => void;
}

export function PartnerStep({ value, onChange, earlierTrouble, onCancel, onDone }: Props) {
  const intl = useIntl();
  const action = useAction();
  const [missing, setMissing] = useState(false);
  const maySkip = useDesk(
    ({ account, app, health }) =>
      account.account.connected && !app.app.demo && health.health.refusedToken !== 'partner',
  );
  const trouble = action.trouble ?? earlierTrouble;

  const submit = async (): Promise<void> => {
    const partnerToken = value.trim();
    setMissing(!partnerToken);
    if (partnerToken && (await action.run(() => act('connect.partnerToken', { partnerToken })))) onDone();
  };

  return (
    <StepForm
      title={intl.formatMessage({ id: 'connect.partnerTitle' })}
      submit={intl.formatMessage({ id: action.pending ? 'connect.checking' : 'connect.next' })}
      pending={action.pending}
      onSubmit={() => void submit()}
      onBack={onCancel}
      isFirst
      extraButton={
        maySkip &&
        !earlierTrouble && (
          <Button onClick={onDone}>
            <FormattedMessage id="connect.partnerKeep" />
          </Button>
        )
      }
    >
      <SecretField
        autoFocus
        label={intl.formatMessage({ id: 'connect.partnerLabel' })}
        value={value}
        maxLength={2000}
        onChange={(event) => {
          setMissing(false);
          onChange(event.target.value);
        }}
        hint={<FormattedMessage id="connect.partnerHint" />}
        error={
          missing ? <Missing id="connect.partnerMissing" /> : trouble && <TroubleText trouble={trouble} />
        }
      />
    </StepForm>
  );
}
