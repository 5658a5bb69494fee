import { useState, type SubmitEvent } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './AddAddress.module.css';

const MOST = 10;

interface Props {
  readonly present: readonly string[];
  readonly onAdd: (url: string) => void;
}

type Fault = 'notOne' | 'twice' | 'tooMany';

function faultOf(url: string, present: readonly string[]): Fault | null {
  if (!URL.canParse(url) || !/^https:\/\//iu.test(url) || url.length > 500) return 'notOne';
  if (present.includes(url)) return 'twice';
  return present.length >= MOST ? 'tooMany' : null;
}

/** One more address that events go to. */
export function AddAddress({ present, onAdd }: Props) {
  const intl = useIntl();
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState<Fault | null>(null);

  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const url = typed.trim();
    const found = faultOf(url, present);
    setFault(found);
    if (found) return;
    onAdd(url);
    setTyped('');
  };
  return (
    <form className={styles['form']} onSubmit={submit} noValidate>
      <div className={styles['field']}>
        <TextField
          type="url"
          dir="ltr"
          label={intl.formatMessage({ id: 'partner.webhooks.address' })}
          placeholder="https://"
          error={fault ? intl.formatMessage({ id: `partner.webhooks.${fault}` }) : undefined}
          value={typed}
          onChange={({ target }) => {
            setFault(null);
            setTyped(target.value);
          }}
        />
      </div>
      <Button type="submit">
        <FormattedMessage id="partner.webhooks.add" />
      </Button>
    </form>
  );
}
