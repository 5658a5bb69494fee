import { FormattedMessage, useIntl } from 'react-intl';
import type { BookRow } from '../../../contract/model/callBook.ts';
import { PaneComing, SidePane } from '../../ui/SidePane.tsx';
import { TroubleText } from '../../ui/TroubleText.tsx';
import { CallerHeading } from '../incoming-call/CallerHeading.tsx';
import { numberText } from '../incoming-call/callerName.ts';
import { ClientTags } from '../incoming-call/ClientTags.tsx';
import { initials } from '../incoming-call/initials.ts';
import styles from './CallPane.module.css';
import { PaneActions } from './PaneActions.tsx';
import { PaneCalls } from './PaneCalls.tsx';
import { PaneFacts } from './PaneFacts.tsx';
import { PaneJotting } from './PaneJotting.tsx';
import { PaneRecording } from './PaneRecording.tsx';
import { PaneRows } from './PaneRows.tsx';
import type { CallPlayer, PlayerState } from './callPlayer.ts';
import { useCallDetails } from './useCallDetails.ts';

interface Props {
  readonly row: BookRow;
  readonly bookChange: number;
  readonly player: CallPlayer;
  readonly heard: PlayerState;
  /** Counts up with each Enter on a row: then the keys come here. */
  readonly keysWanted: number;
  readonly onClose: () => void;
  readonly onGoTo: (row: BookRow) => void;
}

/** Everything about one call: who, what became of it, what was written down, and the other calls of the number. */
export function CallPane({ row, bookChange, player, heard, keysWanted, onClose, onGoTo }: Props) {
  const intl = useIntl();
  const told = useCallDetails(row.key, bookChange);
  const call = told?.call ?? null;
  const client = call?.client ?? null;
  const name = client?.name ?? row.clientName;
  const number = numberText(intl, row.number);

  return (
    <SidePane
      label={intl.formatMessage({ id: 'calls.details' })}
      closeLabel={intl.formatMessage({ id: 'calls.closeDetails' })}
      keysWanted={keysWanted}
      onClose={onClose}
      head={
        <div className={styles['who']}>
          <CallerHeading
            badge={name === null ? '?' : initials(name)}
            tone={name === null ? 'plain' : 'accent'}
            name={name ?? number}
            meta={[
              name === null ? row.firstTime && intl.formatMessage({ id: 'call.newNumber' }) : number,
              typeof client?.visitCount === 'number' &&
                intl.formatMessage({ id: 'call.visits' }, { count: client.visitCount }),
            ]}
          >
            {client && <ClientTags client={client} />}
          </CallerHeading>
        </div>
      }
    >
      <PaneActions key={row.key} row={row} hasClient={name !== null} />
      {told === null && (
        <PaneComing>
          <FormattedMessage id="calls.detailsComing" />
        </PaneComing>
      )}
      {told?.trouble && (
        <div className={styles['trouble']}>
          <TroubleText trouble={told.trouble} />
        </div>
      )}
      {call && (
        <>
          <PaneFacts call={call} />
          <PaneJotting key={row.key} call={call} hasClient={name !== null} />
          <PaneRecording row={call.row} player={player} heard={heard} />
          <PaneRows row={call.row} savedRows={call.savedRows} />
          <PaneCalls calls={call.sameNumber} onGoTo={onGoTo} />
        </>
      )}
    </SidePane>
  );
}
