import { ChevronDown } from 'lucide-react';
import { useIntl } from 'react-intl';
import { Dotted } from '../../ui/Dotted.tsx';
import { Button } from '../../ui/Button.tsx';
import type { CallCard } from '../../../contract/model/card.ts';
import { callerName } from './callerName.ts';
import { DismissButton } from './DismissButton.tsx';
import { StateLine } from './StateLine.tsx';
import styles from './CompactRow.module.css';

interface Props {
  readonly card: CallCard;
  readonly serverOffsetMs: number;
  readonly onOpen: () => void;
}

/** One row instead of a card: who, when, where. An internal call has nothing more to show. */
export function CompactRow({ card, serverOffsetMs, onOpen }: Props) {
  const intl = useIntl();
  const internal = card.match.kind === 'internal';
  const origin = card.origin === 'altegio' ? null : intl.formatMessage({ id: `call.${card.origin}` });
  const where = [internal && intl.formatMessage({ id: 'call.internal' }), card.locationTitle, origin];
  return (
    <div
      className={styles['row']}
      data-internal={internal || undefined}
      onClick={internal ? undefined : onOpen}
    >
      <div className={styles['who']}>
        <div className={styles['name']}>
          <bdi>{callerName(intl, card)}</bdi>
        </div>
        <div className={styles['meta']}>
          <StateLine card={card} serverOffsetMs={serverOffsetMs} />
          <span>
            <Dotted facts={where} />
          </span>
        </div>
      </div>
      {!internal && (
        <Button
          look="icon"
          aria-expanded={false}
          aria-label={intl.formatMessage({ id: 'call.details' })}
          data-action="expand"
          onClick={onOpen}
        >
          <ChevronDown size={16} aria-hidden />
        </Button>
      )}
      {/* Its click must not open the row on the way. */}
      <span onClick={(event) => event.stopPropagation()}>
        <DismissButton card={card} />
      </span>
    </div>
  );
}
