import { X } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { CallFilter } from '../../../contract/model/callFilter.ts';
import { useDesk } from '../../store/DeskProvider.tsx';
import { EMPTY_FILTER } from './callFilters.ts';
import styles from './FilterChips.module.css';
import type { FilterInUse } from './useCallFilter.ts';
import { useFilterWords } from './useFilterWords.ts';

interface ActiveFilter {
  readonly text: string;
  readonly without: Partial<CallFilter>;
}

/** Everything that hides calls just now, each to be taken away by itself. */
export function FilterChips({ filter, change }: FilterInUse) {
  const intl = useIntl();
  const words = useFilterWords();
  const locations = useDesk((desk) => desk.account.account.locations);
  const { locationIds, statuses, period, direction, caller, followUp, search } = filter;
  const active: ActiveFilter[] = [
    ...(search === '' ? [] : [{ text: `“${search}”`, without: { search: '' } }]),
    ...locationIds.map((id) => ({
      text: locations.find((location) => location.id === id)?.title ?? String(id),
      without: { locationIds: locationIds.filter((other) => other !== id) },
    })),
    ...(period.kind === 'all'
      ? []
      : [{ text: words.period(period), without: { period: EMPTY_FILTER.period } }]),
    ...(direction ? [{ text: words.direction(direction), without: { direction: null } }] : []),
    ...statuses.map((status) => ({
      text: words.status(status),
      without: { statuses: statuses.filter((other) => other !== status) },
    })),
    ...(caller ? [{ text: words.caller(caller), without: { caller: null } }] : []),
    ...(filter.withRecording
      ? [{ text: intl.formatMessage({ id: 'calls.withRecording' }), without: { withRecording: false } }]
      : []),
    ...(followUp ? [{ text: words.followUp(followUp), without: { followUp: null } }] : []),
  ];
  if (active.length === 0) return null;
  return (
    <div
      className={styles['chips']}
      role="group"
      aria-label={intl.formatMessage({ id: 'calls.activeFilters' })}
    >
      {active.map(({ text, without }) => (
        <button
          key={text}
          type="button"
          className={styles['chip']}
          aria-label={intl.formatMessage({ id: 'calls.removeFilter' }, { filter: text })}
          onClick={() => change(without)}
        >
          <bdi>{text}</bdi>
          <X size={12} aria-hidden />
        </button>
      ))}
      <button type="button" className={styles['clear']} onClick={() => change(EMPTY_FILTER)}>
        <FormattedMessage id="calls.clearFilters" />
      </button>
    </div>
  );
}
