import { FormattedMessage, useIntl } from 'react-intl';
import { useDesk } from '../../store/DeskProvider.tsx';
import { CheckLine } from '../../ui/CheckLine.tsx';
import { CALLERS, FOLLOW_UPS, STATUSES } from './callFilters.ts';
import { CheckGroup } from './CheckGroup.tsx';
import { DropPanel } from './DropPanel.tsx';
import { FilterSelect } from './FilterSelect.tsx';
import styles from './MoreFilters.module.css';
import type { FilterInUse } from './useCallFilter.ts';
import { useFilterWords } from './useFilterWords.ts';

/** Filters that are needed less often, and several locations or endings at once. */
export function MoreFilters({ filter, change }: FilterInUse) {
  const intl = useIntl();
  const words = useFilterWords();
  const locations = useDesk((desk) => desk.account.account.locations);
  const on = filter.caller !== null || filter.withRecording || filter.followUp !== null;
  return (
    <DropPanel button={<FormattedMessage id="calls.more" />} on={on} atEnd>
      <div className={styles['selects']}>
        <FilterSelect
          label={intl.formatMessage({ id: 'calls.caller' })}
          value={filter.caller ?? ''}
          options={[
            { value: '', text: intl.formatMessage({ id: 'calls.allCallers' }) },
            ...CALLERS.map((value) => ({ value, text: words.caller(value) })),
          ]}
          onChange={(value) => change({ caller: CALLERS.find((one) => one === value) ?? null })}
        />
        <FilterSelect
          label={intl.formatMessage({ id: 'calls.followUp' })}
          value={filter.followUp ?? ''}
          options={[
            { value: '', text: intl.formatMessage({ id: 'calls.allFollowUps' }) },
            ...FOLLOW_UPS.map((value) => ({ value, text: words.followUp(value) })),
          ]}
          onChange={(value) => change({ followUp: FOLLOW_UPS.find((one) => one === value) ?? null })}
        />
      </div>
      <CheckLine checked={filter.withRecording} onChange={(withRecording) => change({ withRecording })}>
        <FormattedMessage id="calls.withRecording" />
      </CheckLine>
      <CheckGroup
        title={intl.formatMessage({ id: 'calls.severalEndings' })}
        options={STATUSES.map((value) => ({ value, text: words.status(value) }))}
        chosen={filter.statuses}
        onChange={(statuses) => change({ statuses })}
      />
      {locations.length > 1 && (
        <CheckGroup
          title={intl.formatMessage({ id: 'calls.severalSalons' })}
          options={locations.map(({ id, title }) => ({ value: id, text: title }))}
          chosen={filter.locationIds}
          onChange={(locationIds) => change({ locationIds })}
        />
      )}
    </DropPanel>
  );
}
