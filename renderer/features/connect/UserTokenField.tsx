import { FormattedMessage, useIntl } from 'react-intl';
import type { Trouble } from '../../ui/bridge.ts';
import { TroubleText } from '../../ui/TroubleText.tsx';
import { Missing } from './Missing.tsx';
import { SecretField } from './SecretField.tsx';
import styles from './UserTokenField.module.css';

interface Props {
  readonly value: string;
  readonly onChange: (part: { userToken: string }) => void;
  readonly missing: boolean;
  readonly trouble: Trouble | null;
}

export function UserTokenField({ value, onChange, missing, trouble }: Props) {
  const intl = useIntl();
  const sentHere = trouble?.kind === 'extraConfirmation';
  return (
    <>
      {sentHere && (
        <p role="alert" className={styles['why']}>
          <FormattedMessage id="connect.extra" />
        </p>
      )}
      <SecretField
        autoFocus
        label={intl.formatMessage({ id: 'connect.userToken' })}
        value={value}
        maxLength={2000}
        onChange={(event) => onChange({ userToken: event.target.value })}
        hint={<FormattedMessage id="connect.userTokenHint" />}
        error={
          missing ? (
            <Missing id="connect.userTokenMissing" />
          ) : (
            trouble && !sentHere && <TroubleText trouble={trouble} />
          )
        }
      />
    </>
  );
}
