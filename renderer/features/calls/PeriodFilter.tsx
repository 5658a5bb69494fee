import { useIntl } from 'react-intl';
import type { Period } from '../../../contract/model/callFilter.ts';
import { dayIn } from '../../ui/zoneTime.ts';
import { PERIODS } from './callFilters.ts';
import { FilterSelect } from './FilterSelect.tsx';
import { useFilterWords } from './useFilterWords.ts';

const WEEK_MS = 7 * 86_400_000;

interface Props {
  readonly period: Period;
  readonly onChange: (period: Period) => void;
}

const lastWeek = (): Period => ({
  kind: 'range',
  fromDay: dayIn(undefined, Date.now() - WEEK_MS),
  toDay: dayIn(undefined, Date.now()),
});

/** Days as each location counts them: a few by name, or from one day to another. */
export function PeriodFilter({ period, onChange }: Props) {
  const intl = useIntl();
  const words = useFilterWords();
  const pick = (value: string): void => {
    if (value === 'range') onChange(lastWeek());
    else onChange({ kind: PERIODS.find((one) => one === value) ?? 'all' });
  };
  return (
    <FilterSelect
      label={intl.formatMessage({ id: 'calls.period' })}
      value={period.kind}
      options={[
        { value: 'all', text: words.period({ kind: 'all' }) },
        ...PERIODS.map((value) => ({ value, text: words.period({ kind: value }) })),
        { value: 'range', text: intl.formatMessage({ id: 'calls.period.range' }) },
      ]}
      onChange={pick}
    />
  );
}
