import { useIntl } from 'react-intl';
import type { CallerMatch } from '../../../contract/model/card.ts';
import type { BodyProps } from './CallBody.tsx';
import { CallerHeading } from './CallerHeading.tsx';
import { numberText } from './callerName.ts';
import { ChooseAgain } from './ChooseAgain.tsx';
import { ClientDetails } from './ClientDetails.tsx';
import { ClientTags } from './ClientTags.tsx';
import { Honesty } from './Honesty.tsx';
import { initials } from './initials.ts';
import { LikelyReasonLine } from './LikelyReasonLine.tsx';
import { useCallFacts } from './useCallFacts.ts';

interface Props extends BodyProps {
  readonly match: Extract<CallerMatch, { kind: 'known' }>;
}

export function KnownCaller({ card, action, match }: Props) {
  const intl = useIntl();
  const facts = useCallFacts(card);
  const { client } = match;
  return (
    <>
      <CallerHeading
        badge={initials(client.name)}
        tone="accent"
        name={client.name}
        meta={[numberText(intl, card.number), facts.visits(client.visitCount), facts.callOfToday]}
      >
        <ClientTags client={client} />
      </CallerHeading>
      <LikelyReasonLine card={card} />
      <Honesty card={card} match={match} />
      <ChooseAgain
        card={card}
        action={action}
        text="chooseAgain"
        candidates={match.chosenFrom.filter(({ id }) => id !== client.id)}
      />
      {/* The key makes shown money and an opened note end with the client they belong to. */}
      <ClientDetails key={client.id} card={card} client={client} limited={match.limited} />
    </>
  );
}
