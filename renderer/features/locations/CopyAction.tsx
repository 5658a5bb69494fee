import { Check } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import type { Trouble } from '../../ui/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { Hidden } from '../../ui/Hidden.tsx';
import type { useAction } from '../../ui/useAction.ts';
import { useCopied } from '../../ui/useCopied.ts';

interface Props {
  readonly label: 'locations.step.copyLink' | 'locations.check.report';
  readonly action: ReturnType<typeof useAction>;
  /** Main copies: the window has neither addresses nor reports. */
  readonly copy: () => Promise<Trouble | null>;
}

/** Says for a moment that it has copied. */
export function CopyAction({ label, action, copy }: Props) {
  const [copied, tellCopied] = useCopied();
  const run = async (): Promise<void> => {
    if (await action.run(copy)) tellCopied();
  };
  return (
    <>
      <Button look="quiet" pending={action.pending} onClick={() => void run()}>
        {copied && <Check size={14} aria-hidden />}
        <FormattedMessage id={copied ? 'locations.copied' : label} />
      </Button>
      <Hidden aria-live="polite" aria-atomic>
        {copied && <FormattedMessage id="locations.copied" />}
      </Hidden>
    </>
  );
}
