import type { CallCard } from '../../../contract/model/card.ts';
import type { useAction } from '../../ui/useAction.ts';
import { KnownCaller } from './KnownCaller.tsx';
import { NewCaller } from './NewCaller.tsx';
import { SearchingCaller } from './SearchingCaller.tsx';
import { SharedNumber } from './SharedNumber.tsx';
import { UnavailableCaller } from './UnavailableCaller.tsx';
import { NamelessCaller } from './NamelessCaller.tsx';

export interface BodyProps {
  readonly card: CallCard;
  readonly action: ReturnType<typeof useAction>;
}

interface Props extends BodyProps {
  readonly draft: string;
  readonly onDraft: (draft: string) => void;
}

/** What stands below the head, by how much is known about the caller. */
export function CallBody({ card, action, draft, onDraft }: Props) {
  const { match } = card;
  switch (match.kind) {
    case 'searching':
      return <SearchingCaller card={card} />;
    case 'known':
      return <KnownCaller card={card} action={action} match={match} />;
    case 'several':
    case 'possibly':
      return <SharedNumber card={card} action={action} match={match} />;
    case 'unknown':
      return (
        <NewCaller card={card} action={action} declined={match.declined} draft={draft} onDraft={onDraft} />
      );
    case 'unavailable':
      return <UnavailableCaller card={card} trouble={match.trouble} />;
    case 'withheld':
    case 'text':
    case 'internal':
      return <NamelessCaller card={card} />;
  }
}
