import { FormattedMessage, useIntl } from 'react-intl';
import type { CallerMatch } from '../../../contract/model/card.ts';
import type { BodyProps } from './CallBody.tsx';
import { act } from '../../ui/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { CallerHeading } from './CallerHeading.tsx';
import { numberText } from './callerName.ts';
import { ClientChoice } from './ClientChoice.tsx';
import { LikelyReasonLine } from './LikelyReasonLine.tsx';
import { useCallFacts } from './useCallFacts.ts';

interface Props extends BodyProps {
  readonly match: Extract<CallerMatch, { kind: 'several' | 'possibly' }>;
}

/** Several clients have this number, or one that ends alike: the person says who it is. */
export function SharedNumber({ card, action, match }: Props) {
  const intl = useIntl();
  const { callOfToday } = useCallFacts(card);
  const count = match.candidates.length;
  const sure = match.kind === 'several';
  return (
    <>
      <CallerHeading
        badge={sure ? count : '?'}
        tone={sure ? 'info' : 'plain'}
        name={numberText(intl, card.number)}
        meta={[intl.formatMessage({ id: meaningOf(match) }, { count }), callOfToday]}
      />
      <LikelyReasonLine card={card} />
      <ClientChoice card={card} action={action} candidates={match.candidates}>
        {!sure && (
          <Button
            look="quiet"
            data-choice="0"
            aria-keyshortcuts="0"
            onClick={() => void action.run(() => act('card.noneOfThese', { key: card.key }))}
          >
            <FormattedMessage id="call.noneOfThese" />
          </Button>
        )}
      </ClientChoice>
    </>
  );
}

function meaningOf(match: Props['match']) {
  if (match.kind === 'several') return 'call.shared';
  return match.numbersHidden ? 'call.possiblyHidden' : 'call.possibly';
}
