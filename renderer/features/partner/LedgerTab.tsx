import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Button } from '../../ui/Button.tsx';
import { LedgerRow } from './LedgerRow.tsx';
import styles from './LedgerTab.module.css';
import { ListState } from './ListState.tsx';
import { Panel } from './Panel.tsx';
import { Table } from './Table.tsx';
import { useLedger } from './useLedger.ts';

const STEP = 50;

/** Everything that was sent from this computer, newest first. */
export function LedgerTab() {
  const intl = useIntl();
  const [most, setMost] = useState(STEP);
  const { entries, total, trouble, waiting, readAgain } = useLedger(most);
  const column = (name: 'when' | 'what' | 'locations' | 'state' | 'request') =>
    intl.formatMessage({ id: `partner.ledger.${name}` });
  const title = intl.formatMessage({ id: 'partner.ledger.title' });
  return (
    <Panel title={title} lead={<FormattedMessage id="partner.ledger.lead" />}>
      {entries.length > 0 && (
        <Table
          label={title}
          columns={[
            { text: column('when') },
            { text: column('what') },
            { text: column('locations') },
            { text: column('state') },
            { text: column('request'), hidden: true },
          ]}
        >
          {entries.map((entry) => (
            <LedgerRow key={entry.id} entry={entry} />
          ))}
        </Table>
      )}
      <ListState
        waiting={waiting}
        trouble={trouble}
        onRetry={readAgain}
        none={entries.length > 0 ? null : intl.formatMessage({ id: 'partner.ledger.none' })}
      />
      {entries.length < total && entries.length > 0 && (
        <div className={styles['more']}>
          <FormattedMessage id="followUp.shown" values={{ shown: entries.length, total }} />
          <Button pending={waiting} onClick={() => !waiting && setMost(most + STEP)}>
            <FormattedMessage id="followUp.more" />
          </Button>
        </div>
      )}
    </Panel>
  );
}
