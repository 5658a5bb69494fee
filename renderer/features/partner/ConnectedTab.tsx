import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Button } from '../../ui/Button.tsx';
import { ConnectedRow } from './ConnectedRow.tsx';
import styles from './ConnectedTab.module.css';
import { ListState } from './ListState.tsx';
import { Panel } from './Panel.tsx';
import { SendingState } from './SendingState.tsx';
import { Table } from './Table.tsx';
import { useConnected } from './useConnected.ts';
import { useSending } from './useSending.ts';

/** Every location in which the app is connected, watched on this desk or not. */
export function ConnectedTab() {
  const intl = useIntl();
  const [pages, setPages] = useState(1);
  const { locations, more, trouble, waiting, readAgain } = useConnected(pages);
  const sending = useSending(readAgain);
  const column = (name: 'location' | 'state' | 'telephony' | 'disconnect') =>
    intl.formatMessage({ id: `partner.connected.${name}` });
  const title = intl.formatMessage({ id: 'partner.connected.title' });
  return (
    <Panel title={title} lead={<FormattedMessage id="partner.connected.lead" />}>
      <SendingState sending={sending} />
      {locations.length > 0 && (
        <Table
          label={title}
          columns={[
            { text: column('location') },
            { text: column('state') },
            { text: column('telephony') },
            { text: column('disconnect'), hidden: true },
          ]}
        >
          {locations.map((location) => (
            <ConnectedRow
              key={location.id}
              location={location}
              onPrepare={(kind) => sending.prepare({ kind, locationId: location.id })}
            />
          ))}
        </Table>
      )}
      <ListState
        waiting={waiting}
        trouble={trouble}
        onRetry={readAgain}
        none={locations.length > 0 ? null : intl.formatMessage({ id: 'partner.connected.none' })}
      />
      {more && locations.length > 0 && (
        <div className={styles['more']}>
          <Button pending={waiting} onClick={() => !waiting && setPages(pages + 1)}>
            <FormattedMessage id="followUp.more" />
          </Button>
        </div>
      )}
    </Panel>
  );
}
