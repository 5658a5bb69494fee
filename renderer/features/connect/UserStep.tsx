import { useState } from 'react';
import { useIntl } from 'react-intl';
import { act, type Trouble } from '../../ui/bridge.ts';
import { Radios } from '../../ui/Radios.tsx';
import { useAction } from '../../ui/useAction.ts';
import { LoginFields } from './LoginFields.tsx';
import { StepForm } from './StepForm.tsx';
import { UserTokenField } from './UserTokenField.tsx';

interface Props {
  readonly onBack: () => void;
  readonly onDone: () => void;
  readonly onPartnerRefused: (trouble: Trouble) => void;
}

type Way = 'password' | 'token';

/** Login and password, or a pasted user token; Altegio may insist on the second. */
export function UserStep({ onBack, onDone, onPartnerRefused }: Props) {
  const intl = useIntl();
  const action = useAction();
  const [way, setWay] = useState<Way>('password');
  const [values, setValues] = useState({ login: '', password: '', userToken: '' });
  const [missing, setMissing] = useState(false);

  const change = (part: Partial<typeof values>): void => {
    setMissing(false);
    setValues({ ...values, ...part });
  };

  const ask = async (): Promise<Trouble | null> => {
    const login = values.login.trim();
    const userToken = values.userToken.trim();
    const trouble = await (way === 'token'
      ? act('connect.userToken', { userToken })
      : act('connect.signIn', { login, password: values.password }));
    if (trouble?.kind === 'extraConfirmation') setWay('token');
    if (trouble?.kind === 'wrongPartnerToken') onPartnerRefused(trouble);
    return trouble;
  };

  const submit = async (): Promise<void> => {
    const complete = way === 'token' ? values.userToken.trim() : values.login.trim() && values.password;
    setMissing(!complete);
    if (complete && (await action.run(ask))) onDone();
  };

  return (
    <StepForm
      title={intl.formatMessage({ id: 'connect.userTitle' })}
      submit={intl.formatMessage({ id: action.pending ? 'connect.checking' : 'connect.signIn' })}
      pending={action.pending}
      onSubmit={() => void submit()}
      onBack={onBack}
    >
      <Radios<Way>
        look="segments"
        label={intl.formatMessage({ id: 'connect.way' })}
        value={way}
        options={[
          { value: 'password', text: intl.formatMessage({ id: 'connect.byPassword' }) },
          { value: 'token', text: intl.formatMessage({ id: 'connect.byToken' }) },
        ]}
        onChange={(picked) => {
          setWay(picked);
          setMissing(false);
          action.clear();
        }}
      />
      {way === 'token' ? (
        <UserTokenField
          value={values.userToken}
          onChange={change}
          missing={missing}
          trouble={action.trouble}
        />
      ) : (
        <LoginFields values={values} onChange={change} missing={missing} trouble={action.trouble} />
      )}
    </StepForm>
  );
}
