import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import { Button } from '../../ui/Button.tsx';
import styles from './StepForm.module.css';

interface Props {
  readonly title: string;
  readonly children: ReactNode;
  readonly submit: string;
  readonly pending: boolean;
  readonly onSubmit: () => void;
  readonly onBack: () => void;
  /** The first step has nothing before it, so leaving it cancels. */
  readonly isFirst?: boolean;
  readonly extraButton?: ReactNode;
}

/** One step of the connect form: Enter goes on, the other button goes back. */
export function StepForm({
  title,
  children,
  submit,
  pending,
  onSubmit,
  onBack,
  isFirst = false,
  extraButton,
}: Props) {
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <h2>{title}</h2>
      {children}
      <div className={styles['buttons']}>
        <Button look="primary" type="submit" pending={pending}>
          {submit}
        </Button>
        <Button look="quiet" onClick={onBack}>
          <FormattedMessage id={isFirst ? 'action.cancel' : 'action.back'} />
        </Button>
        {extraButton}
      </div>
    </form>
  );
}
