import { Check, Copy } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { BookRow } from '../../../contract/model/callBook.ts';
import { act } from '../../ui/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { Hidden } from '../../ui/Hidden.tsx';
import { TroubleText } from '../../ui/TroubleText.tsx';
import { useAction } from '../../ui/useAction.ts';
import { useCopied } from '../../ui/useCopied.ts';
import styles from './PaneActions.module.css';

interface Props {
  readonly row: BookRow;
  readonly hasClient: boolean;
}

/** Main opens and copies: the window has neither addresses nor hidden digits. */
export function PaneActions({ row: { key, number }, hasClient }: Props) {
  const intl = useIntl();
  const action = useAction();
  const [copied, tellCopied] = useCopied();
  const copy = async (): Promise<void> => {
    if (await action.run(() => act('book.copyNumber', { key }))) tellCopied();
  };
  return (
    <div className={styles['actions']}>
      {hasClient && (
        <Button look="primary" onClick={() => void action.run(() => act('book.openClient', { key }))}>
          <FormattedMessage id="call.open" />
        </Button>
      )}
      <Button onClick={() => void action.run(() => act('book.newBooking', { key }))}>
        <FormattedMessage id="call.book" />
      </Button>
      {number.kind === 'number' && (
        <Button
          look="icon"
          aria-label={intl.formatMessage({ id: 'call.copy' })}
          title={intl.formatMessage({ id: 'call.copy' })}
          onClick={() => void copy()}
        >
          {copied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
        </Button>
      )}
      <span aria-live="polite" aria-atomic>
        {copied && (
          <Hidden>
            <FormattedMessage id="call.copied" />
          </Hidden>
        )}
      </span>
      <TroubleText trouble={action.trouble} />
    </div>
  );
}
