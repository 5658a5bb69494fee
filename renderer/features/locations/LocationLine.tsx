import { memo } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { LocationId } from '../../../contract/model/ids.ts';
import type { LocationStatus } from '../../../contract/model/integration.ts';
import { useAsOfText } from '../../ui/useAsOfText.ts';
import { LastTime } from './LastTime.tsx';
import styles from './LocationLine.module.css';
import { PaidUntil } from './PaidUntil.tsx';
import { StateWord } from './StateWord.tsx';
import { useReasonText } from './useReasonText.ts';
import { useSecondsText } from './useSecondsText.ts';

interface Props {
  readonly row: LocationStatus;
  readonly className: string;
  readonly selected: boolean;
  /** Has the place in the order of Tab. */
  readonly active: boolean;
  readonly onOpen: (id: LocationId) => void;
}

/** Main sends all lines whenever one of them changes; the others need not be drawn again. */
const isSame = (one: Props, other: Props): boolean =>
  one.selected === other.selected &&
  one.active === other.active &&
  one.onOpen === other.onOpen &&
  JSON.stringify(one.row) === JSON.stringify(other.row);

/** One location: whether telephony works there, and the few facts that tell. */
export const LocationLine = memo(function LocationLine({ row, className, selected, active, onOpen }: Props) {
  const intl = useIntl();
  const why = useReasonText(row);
  const asOfText = useAsOfText();
  const asOf = row.asOf === undefined ? null : asOfText(row.asOf, row.timeZone);
  const reason = asOf === null ? why : `${why} · ${asOf}`;
  const shown = row.reason.kind === 'working' ? asOf : reason;
  const seconds = useSecondsText();
  const word = intl.formatMessage({ id: `locations.word.${row.word}` });
  return (
    <div
      role="row"
      className={className}
      data-location={row.id}
      aria-selected={selected}
      aria-label={intl.formatMessage({ id: 'locations.row' }, { title: row.title, word, reason })}
      tabIndex={active ? 0 : -1}
      onClick={(event) => {
        event.currentTarget.focus({ preventScroll: true });
        onOpen(row.id);
      }}
    >
      <div role="rowheader" className={styles['title']} title={row.title}>
        <bdi>{row.title}</bdi>
      </div>
      <div role="gridcell">
        <StateWord row={row} />
        {shown !== null && (
          <div className={styles['reason']} title={shown}>
            {shown}
          </div>
        )}
      </div>
      <div role="gridcell" data-column="paidUntil" className={styles['fact']}>
        <PaidUntil row={row} />
      </div>
      <div role="gridcell" data-column="lastCall" className={styles['fact']}>
        <LastTime at={row.lastCallAt} timeZone={row.timeZone} />
      </div>
      <div role="gridcell" data-column="delay" className={styles['fact']}>
        {row.delay ? seconds(row.delay.medianMs) : <FormattedMessage id="locations.nothing" />}
      </div>
    </div>
  );
}, isSame);
