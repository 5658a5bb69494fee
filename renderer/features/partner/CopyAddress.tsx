import { useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './CopyAddress.module.css';

const COPIED_MS = 2_000;

/** An address to be put in elsewhere. */
export function CopyAddress({ label, url }: { readonly label: string; readonly url: string }) {
  const intl = useIntl();
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);

  const copy = (): void => {
    field.current?.select();
    // Pages get no clipboard permission; copying what is selected, as Ctrl+C does, needs none.
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the successor asks for that permission
    if (!document.execCommand('copy')) return;
    setCopied(true);
    window.setTimeout(() => setCopied(false), COPIED_MS);
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
