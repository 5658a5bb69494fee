import { FormattedMessage } from 'react-intl';
import { act } from '../../ui/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { useCopied } from '../../ui/useCopied.ts';
import { canCopy } from './callerName.ts';
import type { FootProps } from './CardFoot.tsx';

/** Main copies the number: a window that may only show a masked one never has the rest. */
export function CopyButton({ card, action }: Pick<FootProps, 'card' | 'action'>) {
  const [copied, tellCopied] = useCopied();
  if (!canCopy(card)) return null;

  const copy = async (): Promise<void> => {
    if (await action.run(() => act('card.copyNumber', { key: card.key }))) tellCopied();
  };
  return (
    <Button look="quiet" data-action="copy" aria-keyshortcuts="C" onClick={() => void copy()}>
      <FormattedMessage id={copied ? 'call.copied' : 'call.copy'} />
    </Button>
  );
}
