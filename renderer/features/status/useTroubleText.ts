import { useIntl } from 'react-intl';
import type { LocationId } from '../../../contract/model/ids.ts';
import { useDesk } from '../../store/DeskProvider.tsx';
import { useInstantText } from '../../ui/useInstantText.ts';
import { useAsOfText } from '../../ui/useAsOfText.ts';
import { isArrival, type Trouble } from './troubles.ts';

const HOUR_MS = 3_600_000;

/** What a kind of trouble is called on its line, and in the list of locations that it leads to. */
export function useTroubleText(): (trouble: Trouble) => string {
  const intl = useIntl();
  const { locations, refusedToken, clockSkewMs } = useDesk((desk) => desk.health.health);
  const rows = useDesk((desk) => desk.integration.integration.rows);
  const instantText = useInstantText(clockSkewMs);
  // It ends by this PC's clock.
  const hereText = useInstantText(0);
  const asOfText = useAsOfText();

  const titleOf = (id: LocationId | undefined): string =>
    [...locations, ...rows].find((each) => each.id === id)?.title ?? '';
  const since = (instant: string | null): string =>
    instant === null
      ? ''
      : ` · ${intl.formatMessage({ id: 'status.since' }, { when: instantText(instant).text })}`;
  const total = Math.max(locations.length, rows.length);

  /** Of one location by its name, of several by their number. */
  const located = (
    ids: readonly LocationId[],
    what: { readonly here: string; readonly of: string },
  ): string =>
    ids.length === 1
      ? intl.formatMessage({ id: 'status.one' }, { title: titleOf(ids[0]), what: what.here })
      : intl.formatMessage({ id: 'status.some' }, { count: ids.length, total, what: what.of });

  return (trouble) => {
    if (isArrival(trouble)) {
      const { kind, ids, everywhere } = trouble;
      const text = everywhere
        ? intl.formatMessage({ id: `status.${kind}` }, { token: refusedToken ?? 'unknown' })
        : located(ids, {
            here: intl.formatMessage({ id: `status.here.${kind}` }),
            of: intl.formatMessage({ id: `status.of.${kind}` }),
          });
      return text + since(trouble.since);
    }
    switch (trouble.kind) {
      case 'frozen': {
        const { ids, asOf } = trouble;
        const what = intl.formatMessage({ id: 'status.frozen' }, { count: ids.length });
        const text = located(ids, { here: what, of: what });
        return asOf === null ? text : `${text} · ${asOfText(asOf)}`;
      }
      case 'clock':
        return intl.formatMessage(
          { id: 'status.skew' },
          { amount: amountOf(trouble.skewMs), direction: trouble.skewMs > 0 ? 'behind' : 'ahead' },
        );
      case 'doNotDisturb':
        return intl.formatMessage({ id: 'status.silent' }, { when: hereText(trouble.until).text });
    }
  };

  function amountOf(skewMs: number): string {
    const amountMs = Math.abs(skewMs);
    return amountMs < HOUR_MS
      ? intl.formatMessage({ id: 'status.minutes' }, { count: Math.round(amountMs / 60_000) })
      : intl.formatMessage({ id: 'status.hours' }, { count: Math.round((amountMs / HOUR_MS) * 10) / 10 });
  }
}
