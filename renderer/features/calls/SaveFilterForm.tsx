import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './SavedFilters.module.css';

/** Gives the filter in use a name; a name that is there already means the new filter from now on. */
export function SaveFilterForm({ onSave }: { readonly onSave: (name: string) => void }) {
  const intl = useIntl();
  const [name, setName] = useState('');
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim()) onSave(name.trim());
        setName('');
      }}
    >
      <TextField
        label={intl.formatMessage({ id: 'calls.saveName' })}
        labelInside
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit">
        <FormattedMessage id="calls.save" />
      </Button>
    </form>
  );
}
