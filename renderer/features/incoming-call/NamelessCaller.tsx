import { EyeOff, Phone } from 'lucide-react';
import { useIntl } from 'react-intl';
import type { CallCard } from '../../../contract/model/card.ts';
import { CallerHeading } from './CallerHeading.tsx';
import { numberText } from './callerName.ts';

function hintOf(kind: CallCard['number']['kind']) {
  if (kind === 'text') return 'call.unverifiedHint';
  return kind === 'unreadable' ? 'call.unreadableHint' : 'call.withheldHint';
}

/** Nothing can be known and nothing done but to put the card away. */
export function NamelessCaller({ card }: { readonly card: CallCard }) {
  const intl = useIntl();
  const { number } = card;
  const isText = number.kind === 'text';
  return (
    <CallerHeading
      badge={isText ? <Phone size={20} /> : <EyeOff size={20} />}
      tone="plain"
      name={isText ? number.text : numberText(intl, number)}
      meta={[intl.formatMessage({ id: hintOf(number.kind) })]}
    />
  );
}
