import type { CallCard } from '../../../contract/model/card.ts';
import type { useAction } from '../../ui/useAction.ts';
import { CardActions } from './CardActions.tsx';
import { CardNote } from './CardNote.tsx';
import { CardOutcome } from './CardOutcome.tsx';
import { Jotted } from './Jotted.tsx';
import type { Jotting } from './useJotting.ts';

export interface FootProps {
  readonly card: CallCard;
  readonly action: ReturnType<typeof useAction>;
  readonly jotting: Jotting;
}

const kindsWithNothingToKeep: ReadonlySet<string> = new Set<CallCard['match']['kind']>([
  'withheld',
  'text',
  'internal',
]);

/**
 * What can be written down and done, the same below every variant: whoever types keeps their field when the match
 * changes. Of a withheld caller there is nothing to keep.
 */
export function CardFoot({ card, action, jotting }: FootProps) {
  if (kindsWithNothingToKeep.has(card.match.kind)) return null;
  return (
    <>
      {jotting.open !== 'note' && <Jotted jotting={jotting} />}
      {jotting.open === 'note' && <CardNote card={card} jotting={jotting} />}
      {jotting.open === 'outcome' && <CardOutcome jotting={jotting} />}
      <CardActions card={card} action={action} jotting={jotting} />
    </>
  );
}
