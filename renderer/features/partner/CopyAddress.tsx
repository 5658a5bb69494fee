import { useRef } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useCopied } from '../../ui/useCopied.ts';
import styles from './CopyAddress.module.css';

/** An address to be put in elsewhere. */
export function CopyAddress({ label, url }: { readonly label: string; readonly url: string }) {
  const intl = useIntl();
  const field = useRef<HTMLInputElement>(null);
  const [copied, tellCopied] = useCopied();

  const copy = (): void => {
    field.current?.select();
    // Pages get no clipboard permission; copying what is selected, as Ctrl+C does, needs none.
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the successor asks for that permission
    if (!document.execCommand('copy')) return;
    tellCopied();
  };
  return (
    <div className={styles['line']}>
      <div className={styles['field']}>
        <TextField ref={field} readOnly dir="ltr" label={label} value={url} />
      </div>
      <Button
        aria-label={copied ? undefined : intl.formatMessage({ id: 'partner.copyOf' }, { label })}
        onClick={copy}
      >
        <FormattedMessage id={copied ? 'call.copied' : 'partner.copy'} />
      </Button>
    </div>
  );
}
