import { FormattedMessage, FormattedNumber, useIntl } from 'react-intl';
import type { LocationId } from '../../../contract/model/ids.ts';
import { useDesk } from '../../store/DeskProvider.tsx';
import { PickOne } from '../../ui/PickOne.tsx';
import { TabRow } from '../../ui/TabRow.tsx';
import styles from './FollowUpHead.module.css';
import { TABS } from './tabs.ts';

interface Props {
  readonly locationId: LocationId | null;
  readonly onLocation: (locationId: LocationId | null) => void;
}

/** Heading, tabs with how many stand there, and the location where there are several. */
export function FollowUpHead({ locationId, onLocation }: Props) {
  const intl = useIntl();
  const locations = useDesk((desk) => desk.account.account.locations);
  const { openFollowUps: open, waitingFollowUps: waiting } = useDesk((desk) => desk.book.book);
  const counts = { open, waiting, done: 0 };
  return (
    <div className={styles['head']}>
      <h1>
        <FormattedMessage id="nav.follow-up" />
      </h1>
      <TabRow
        label={intl.formatMessage({ id: 'nav.follow-up' })}
        tabs={TABS.map((name) => ({
          name,
          text: (
            <>
              <FormattedMessage id={`followUp.${name}`} />
              {locationId === null && counts[name] > 0 && (
                <span className={styles['count']} aria-hidden>
                  <FormattedNumber value={counts[name]} />
                </span>
              )}
            </>
          ),
        }))}
      />
      {locations.length > 1 && (
        <PickOne
          label={intl.formatMessage({ id: 'now.location' })}
          value={locationId === null ? 'all' : `${locationId}`}
          options={[
            { value: 'all', text: intl.formatMessage({ id: 'followUp.everywhere' }) },
            ...locations.map(({ id, title }) => ({ value: `${id}`, text: title })),
          ]}
          onChange={(value) => onLocation(locations.find(({ id }) => `${id}` === value)?.id ?? null)}
        />
      )}
    </div>
  );
}
