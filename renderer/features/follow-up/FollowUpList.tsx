import { useRef } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { FollowUpState } from '../../../contract/model/followUp.ts';
import type { LocationId } from '../../../contract/model/ids.ts';
import { Button } from '../../ui/Button.tsx';
import type { Decision } from './decision.ts';
import { FollowUpItem } from './FollowUpItem.tsx';
import styles from './FollowUpList.module.css';
import { ListTrouble } from './ListTrouble.tsx';
import type { useFollowUps } from './useFollowUps.ts';
import { useRowFocus } from './useRowFocus.ts';
import { useSteadyRows } from './useSteadyRows.ts';

interface Props {
  readonly tab: FollowUpState;
  readonly locationId: LocationId | null;
  readonly found: ReturnType<typeof useFollowUps>;
  readonly onMore: () => void;
  readonly onDecided: (decision: Decision | null) => void;
}

export function FollowUpList({ tab, locationId, found, onMore, onDecided }: Props) {
  const intl = useIntl();
  const frame = useRef<HTMLDivElement>(null);
  const { rows, ...steady } = useSteadyRows(found.rows);
  const focus = useRowFocus(frame, rows);
  const { total, waiting, trouble, readAgain } = found;

  return (
    <div
      {...steady}
      ref={frame}
      className={styles['frame']}
      tabIndex={-1}
      onFocus={({ target }) => {
        const id = target.closest<HTMLElement>('[data-row]')?.dataset['row'];
        if (id !== undefined) focus.onFocus(id);
      }}
      onKeyDown={focus.onKeyDown}
    >
      <ListTrouble trouble={trouble} waiting={waiting} onRetry={readAgain} />
      {rows.length > 0 && (
        <ul className={styles['list']} aria-label={intl.formatMessage({ id: 'nav.follow-up' })}>
          {rows.map((row) => (
            <FollowUpItem
              key={row.id}
              row={row}
              tabIndex={row.id === focus.reachable ? 0 : -1}
              onDecided={(decision) => {
                readAgain();
                onDecided(decision);
              }}
            />
          ))}
        </ul>
      )}
      {rows.length === 0 && !waiting && !trouble && (
        <p className={styles['none']}>
          <FormattedMessage
            id={`followUp.none.${tab}`}
            values={{ here: locationId === null ? 'all' : 'one' }}
          />
        </p>
      )}
      {rows.length < total && rows.length > 0 && (
        <div className={styles['more']}>
          <FormattedMessage id="followUp.shown" values={{ shown: rows.length, total }} />
          <Button onClick={onMore}>
            <FormattedMessage id="followUp.more" />
          </Button>
        </div>
      )}
    </div>
  );
}
