import { FormattedMessage, useIntl } from 'react-intl';
import type { Trouble } from '../../ui/bridge.ts';
import { TextField } from '../../ui/TextField.tsx';
import { TroubleText } from '../../ui/TroubleText.tsx';
import { Missing } from './Missing.tsx';
import { SecretField } from './SecretField.tsx';

interface Props {
  readonly values: { readonly login: string; readonly password: string };
  readonly onChange: (part: { login?: string; password?: string }) => void;
  readonly missing: boolean;
  readonly trouble: Trouble | null;
}

export function LoginFields({ values, onChange, missing, trouble }: Props) {
  const intl = useIntl();
  return (
    <>
      <TextField
        autoFocus
        label={intl.formatMessage({ id: 'connect.login' })}
        value={values.login}
        maxLength={2000}
        onChange={(event) => onChange({ login: event.target.value })}
      />
      <SecretField
        label={intl.formatMessage({ id: 'connect.password' })}
        value={values.password}
        maxLength={2000}
        onChange={(event) => onChange({ password: event.target.value })}
        hint={<FormattedMessage id="connect.passwordHint" />}
        error={missing ? <Missing id="connect.loginMissing" /> : trouble && <TroubleText trouble={trouble} />}
      />
    </>
  );
}
