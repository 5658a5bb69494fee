import { useId, type ReactNode, type SyntheticEvent } from 'react';
import { FormattedMessage } from 'react-intl';
import { Button } from '../../ui/Button.tsx';
import { TroubleText } from '../../ui/TroubleText.tsx';
import type { Trouble } from '../../ui/bridge.ts';
import { WindowDialog } from '../../ui/WindowDialog.tsx';
import styles from './PinDialog.module.css';

interface Props {
  readonly title: string;
  readonly lead: string;
  readonly button: string;
  readonly look?: 'primary' | 'danger';
  readonly pending: boolean;
  readonly trouble: Trouble | null;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A question with a PIN in it: Enter answers, Escape leaves. */
export function PinDialog({ title, lead, button, look = 'primary', onSubmit, onClose, ...rest }: Props) {
  const formId = useId();
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (!rest.pending) onSubmit();
  };
  return (
    <WindowDialog
      title={title}
      onClose={onClose}
      buttons={
        <>
          <Button onClick={onClose}>
            <FormattedMessage id="action.cancel" />
          </Button>
          <Button look={look} type="submit" form={formId} pending={rest.pending}>
            {button}
          </Button>
        </>
      }
    >
      <form id={formId} className={styles['form']} onSubmit={submit}>
        <p>{lead}</p>
        {rest.children}
        <TroubleText trouble={rest.trouble} />
      </form>
    </WindowDialog>
  );
}
