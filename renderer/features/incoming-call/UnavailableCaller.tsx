import { CloudOff } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { CallCard, LookupTrouble } from '../../../contract/model/card.ts';
import { CallerHeading } from './CallerHeading.tsx';
import { numberText } from './callerName.ts';
import { LikelyReasonLine } from './LikelyReasonLine.tsx';
import { useCallFacts } from './useCallFacts.ts';
import styles from './UnavailableCaller.module.css';

/** The look-up failed: the card says why and offers another try. */
export function UnavailableCaller({
  card,
  trouble,
}: {
  readonly card: CallCard;
  readonly trouble: LookupTrouble;
}) {
  const intl = useIntl();
  const { callOfToday } = useCallFacts(card);
  return (
    <>
      <CallerHeading
        badge={<CloudOff size={20} />}
        tone="plain"
        name={numberText(intl, card.number)}
        meta={[callOfToday]}
      />
      <LikelyReasonLine card={card} />
      <p className={styles['why']}>
        <FormattedMessage id={`call.trouble.${trouble}`} />
      </p>
    </>
  );
}
