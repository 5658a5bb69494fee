import { useIntl } from 'react-intl';
import { useDesk } from '../../store/DeskProvider.tsx';
import { DIRECTIONS, STATUSES } from './callFilters.ts';
import styles from './FilterBar.module.css';
import { FilterSelect } from './FilterSelect.tsx';
import { MoreFilters } from './MoreFilters.tsx';
import { PeriodFilter } from './PeriodFilter.tsx';
import { PeriodRange } from './PeriodRange.tsx';
import { SavedFilters } from './SavedFilters.tsx';
import { SearchBox } from './SearchBox.tsx';
import type { FilterInUse } from './useCallFilter.ts';
import { useFilterWords } from './useFilterWords.ts';

/** What the list shows. The first choice of each control is "all". */
export function FilterBar({ filter, change }: FilterInUse) {
  const intl = useIntl();
  const words = useFilterWords();
  const locations = useDesk((desk) => desk.account.account.locations);
  const { locationIds, statuses } = filter;
  return (
    <div className={styles['bar']} role="search" aria-label={intl.formatMessage({ id: 'calls.filters' })}>
      <SearchBox value={filter.search} onSearch={(search) => change({ search })} />
      <FilterSelect
        label={intl.formatMessage({ id: 'calls.location' })}
        value={String(locationIds[0] ?? '')}
        several={
          locationIds.length > 1
            ? intl.formatMessage({ id: 'calls.locationsChosen' }, { count: locationIds.length })
            : undefined
        }
        options={[
          { value: '', text: intl.formatMessage({ id: 'calls.allLocations' }) },
          ...locations.map(({ id, title }) => ({ value: String(id), text: title })),
        ]}
        onChange={(value) =>
          change({ locationIds: locations.filter(({ id }) => String(id) === value).map(({ id }) => id) })
        }
      />
      <PeriodFilter period={filter.period} onChange={(period) => change({ period })} />
      <FilterSelect
        label={intl.formatMessage({ id: 'calls.direction' })}
        value={filter.direction ?? ''}
        options={[
          { value: '', text: intl.formatMessage({ id: 'calls.allDirections' }) },
          ...DIRECTIONS.map((value) => ({ value, text: words.direction(value) })),
        ]}
        onChange={(value) => change({ direction: DIRECTIONS.find((one) => one === value) ?? null })}
      />
      <FilterSelect
        label={intl.formatMessage({ id: 'calls.status' })}
        value={statuses[0] ?? ''}
        several={
          statuses.length > 1
            ? intl.formatMessage({ id: 'calls.statusesChosen' }, { count: statuses.length })
            : undefined
        }
        options={[
          { value: '', text: intl.formatMessage({ id: 'calls.allStatuses' }) },
          ...STATUSES.map((value) => ({ value, text: words.status(value) })),
        ]}
        onChange={(value) => change({ statuses: STATUSES.filter((one) => one === value) })}
      />
      <MoreFilters filter={filter} change={change} />
      <SavedFilters filter={filter} change={change} />
      {filter.period.kind === 'range' && (
        <PeriodRange period={filter.period} onChange={(period) => change({ period })} />
      )}
    </div>
  );
}
