import { Copy, ExternalLink, Undo2 } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { FollowUpRow } from '../../../contract/model/followUp.ts';
import { act } from '../../ui/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import type { useAction } from '../../ui/useAction.ts';
import { useCopied } from '../../ui/useCopied.ts';
import type { Decision } from './decision.ts';
import { LaterButton } from './LaterButton.tsx';
import styles from './RowButtons.module.css';
import { rowName } from './rowName.ts';

interface Props {
  readonly row: FollowUpRow;
  readonly action: ReturnType<typeof useAction>;
  readonly onDecided: (decision: Decision | null) => void;
}

export function RowButtons({ row, action, onDecided }: Props) {
  const intl = useIntl();
  const [copied, tellCopied] = useCopied();
  const { id, state, lastCall: key } = row;
  const byHand = row.solvedBy === 'markedCalledBack' || row.solvedBy === 'notNeeded';

  const decide = async (what: Decision['what']): Promise<void> => {
    const worked = await action.run(() =>
      what.kind === 'later'
        ? act('followUp.later', { id, until: what.until })
        : act(`followUp.${what.kind}`, { id }),
    );
    if (worked) onDecided({ id, who: rowName(intl, row), what });
  };
  const undo = async (): Promise<void> => {
    if (await action.run(() => act('followUp.undo', { id }))) onDecided(null);
  };
  const copy = async (): Promise<void> => {
    if (await action.run(() => act('book.copyNumber', { key }))) tellCopied();
  };

  return (
    <div className={styles['buttons']}>
      {state !== 'done' && (
        <div className={styles['decide']}>
          <Button onClick={() => void decide({ kind: 'calledBack' })}>
            <FormattedMessage id="followUp.calledBack" />
          </Button>
          <Button onClick={() => void decide({ kind: 'notNeeded' })}>
            <FormattedMessage id="followUp.notNeeded" />
          </Button>
          <LaterButton onLater={(until) => void decide({ kind: 'later', until })} />
        </div>
      )}
      <div className={styles['more']}>
        {(state === 'waiting' || byHand) && (
          <Button look="quiet" onClick={() => void undo()}>
            <Undo2 size={14} aria-hidden />
            <FormattedMessage id="followUp.undo" />
          </Button>
        )}
        {row.number.kind === 'number' && (
          <Button look="quiet" onClick={() => void copy()}>
            <Copy size={14} aria-hidden />
            <FormattedMessage id={copied ? 'call.copied' : 'call.copy'} />
          </Button>
        )}
        {row.clientId !== null && (
          <Button look="quiet" onClick={() => void action.run(() => act('book.openClient', { key }))}>
            <ExternalLink size={14} aria-hidden />
            <FormattedMessage id="call.open" />
          </Button>
        )}
      </div>
    </div>
  );
}
