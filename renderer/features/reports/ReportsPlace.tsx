import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useDesk } from '../../store/DeskProvider.tsx';
import { tell } from '../../ui/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { TroubleText } from '../../ui/TroubleText.tsx';
import { useToday } from '../../ui/ticker.ts';
import { knownZone } from '../../ui/zoneTime.ts';
import { DaysFigure } from './DaysFigure.tsx';
import { HoursFigure } from './HoursFigure.tsx';
import { daysOf, RANGES, type RangeName } from './reportRange.ts';
import { ReportNumbers } from './ReportNumbers.tsx';
import styles from './ReportsPlace.module.css';
import { useReport } from './useReport.ts';

export function ReportsPlace() {
  const intl = useIntl();
  const locations = useDesk((desk) => desk.account.account.locations);
  const offsetMs = useDesk((desk) => desk.calls.serverOffsetMs);
  const missedRule = useDesk((desk) => desk.settings.settings.missedRule);
  const [rangeName, setRangeName] = useState<RangeName>('last30Days');
  const [locationId, setLocationId] = useState<number | null>(null);
  const chosen = locations.filter(({ id }) => locationId === null || id === locationId);
  const zone = chosen[0] && knownZone(chosen[0].timeZone);
  const days = daysOf(rangeName, useToday(zone, offsetMs));
  const { report, trouble } = useReport({
    locationIds: locationId === null ? [] : chosen.map(({ id }) => id),
    ...days,
  });
  return (
    <div className={styles['page']}>
      <header className={styles['head']}>
        <h1>
          <FormattedMessage id="nav.reports" />
        </h1>
        <label className={styles['choice']}>
          <span>
            <FormattedMessage id="reports.location" />
          </span>
          <select
            value={locationId ?? ''}
            onChange={({ target }) => setLocationId(target.value === '' ? null : Number(target.value))}
          >
            <option value="">{intl.formatMessage({ id: 'reports.allLocations' })}</option>
            {locations.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <label className={styles['choice']}>
          <span>
            <FormattedMessage id="reports.period" />
          </span>
          <select
            value={rangeName}
            onChange={({ target }) => {
              const range = RANGES.find((name) => name === target.value);
              if (range) setRangeName(range);
            }}
          >
            {RANGES.map((name) => (
              <option key={name} value={name}>
                {intl.formatMessage({ id: `reports.range.${name}` })}
              </option>
            ))}
          </select>
        </label>
        <Button onClick={() => tell('report.print')}>
          <FormattedMessage id="reports.print" />
        </Button>
      </header>
      <TroubleText trouble={trouble} />
      {report && (
        <>
          <ReportNumbers report={report} />
          <HoursFigure report={report} days={days} />
          <DaysFigure report={report} days={days} locations={chosen} />
        </>
      )}
      <p className={styles['rule']}>
        <FormattedMessage
          id="reports.rule"
          values={{
            seconds: missedRule.minSeconds,
            hours: missedRule.openingHours === null ? 'any' : 'open',
            from: missedRule.openingHours?.fromHour ?? 0,
            to: missedRule.openingHours?.toHour ?? 24,
          }}
        />
      </p>
    </div>
  );
}
