import { CloudOff } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { LookupTrouble } from '../../../contract/model/card.ts';
import type { BodyProps } from './CallBody.tsx';
import { CallerHeading } from './CallerHeading.tsx';
import { numberText } from './callerName.ts';
import { CardActions } from './CardActions.tsx';
import { useCallFacts } from './useCallFacts.ts';
import styles from './UnavailableCaller.module.css';

/** The look-up failed: the card says why and offers another try. */
export function UnavailableCaller({
  card,
  action,
  trouble,
}: BodyProps & { readonly trouble: LookupTrouble }) {
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
      <p className={styles['why']}>
        <FormattedMessage id={`call.trouble.${trouble}`} />
      </p>
      <CardActions card={card} action={action} with={['retry', 'book']} />
    </>
  );
}
