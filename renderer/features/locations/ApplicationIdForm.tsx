import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useDesk } from '../../store/DeskProvider.tsx';
import { act } from '../../ui/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { TroubleText } from '../../ui/TroubleText.tsx';
import { useAction } from '../../ui/useAction.ts';
import styles from './ApplicationIdForm.module.css';

const idIn = (typed: string): number | null => {
  const digits = typed.trim();
  const id = /^\d{1,15}$/u.test(digits) ? Number(digits) : 0;
  return id > 0 ? id : null;
};

/** Tells Ringdesk which app of the Marketplace is the telephony app. */
export function ApplicationIdForm({ onSaved }: { readonly onSaved?: () => void }) {
  const intl = useIntl();
  const known = useDesk((desk) => desk.integration.integration.applicationId);
  const action = useAction();
  const [typed, setTyped] = useState(String(known ?? ''));
  const [wrong, setWrong] = useState(false);

  const save = async (): Promise<void> => {
    const applicationId = idIn(typed);
    setWrong(applicationId === null);
    if (applicationId === null) return;
    if (await action.run(() => act('integration.setApplicationId', { applicationId }))) onSaved?.();
  };
  return (
    <form
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField
        label={intl.formatMessage({ id: 'locations.applicationId' })}
        hint={intl.formatMessage({ id: 'locations.applicationIdHint' })}
        error={wrong && intl.formatMessage({ id: 'locations.applicationIdWrong' })}
        inputMode="numeric"
        maxLength={20}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button look="primary" type="submit" pending={action.pending}>
        <FormattedMessage id="locations.save" />
      </Button>
      <TroubleText trouble={action.trouble} />
    </form>
  );
}
