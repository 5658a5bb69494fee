import { X } from 'lucide-react';
import { useIntl } from 'react-intl';
import type { CallCard } from '../../../contract/model/card.ts';
import { tell } from '../../ui/bridge.ts';
import { Button } from '../../ui/Button.tsx';

export function DismissButton({ card }: { readonly card: CallCard }) {
  return (
    <Button
      look="icon"
      aria-label={useIntl().formatMessage({ id: 'action.dismiss' })}
      data-action="dismiss"
      onClick={() => tell('card.dismiss', { key: card.key })}
    >
      <X size={16} aria-hidden />
    </Button>
  );
}
