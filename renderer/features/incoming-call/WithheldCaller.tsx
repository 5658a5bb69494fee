import { EyeOff } from 'lucide-react';
import { useIntl } from 'react-intl';
import type { CallCard } from '../../../contract/model/card.ts';
import { CallerHeading } from './CallerHeading.tsx';
import { numberText } from './callerName.ts';

/** Nothing can be known and nothing done but to put the card away. */
export function WithheldCaller({ card }: { readonly card: CallCard }) {
  const intl = useIntl();
  return (
    <CallerHeading
      badge={<EyeOff size={20} />}
      tone="plain"
      name={numberText(intl, card.number)}
      meta={[
        intl.formatMessage({
          id: card.number.kind === 'unreadable' ? 'call.unreadableHint' : 'call.withheldHint',
        }),
      ]}
    />
  );
}
