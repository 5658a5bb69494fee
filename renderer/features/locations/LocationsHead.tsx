import { FormattedMessage, useIntl } from 'react-intl';
import type { LocationId } from '../../../contract/model/ids.ts';
import type { LocationStatus } from '../../../contract/model/integration.ts';
import { SearchField } from '../../ui/SearchField.tsx';
import { TroubleText } from '../../ui/TroubleText.tsx';
import { PartnerToolsButton } from '../partner/PartnerToolsButton.tsx';
import { CheckNow } from './CheckNow.tsx';
import styles from './LocationsHead.module.css';
import { MANY_ROWS, type RowFilter } from './rowFilter.ts';
import { RowFilterChoice } from './RowFilterChoice.tsx';
import { useCheck } from './useCheck.ts';

interface Props {
  readonly rows: readonly LocationStatus[];
  readonly filter: RowFilter;
  readonly onFilter: (filter: RowFilter) => void;
  readonly selectedId: LocationId | null;
  readonly openPartnerTools: () => void;
}

/** The heading, what is shown below it, and what can be done about all locations. */
export function LocationsHead({ rows, filter, onFilter, selectedId, openPartnerTools }: Props) {
  const intl = useIntl();
  const check = useCheck(selectedId);
  const search = intl.formatMessage({ id: 'locations.search' });
  return (
    <>
      <div className={styles['head']}>
        <h1>
          <FormattedMessage id="nav.locations" />
        </h1>
        {rows.length > 1 && <RowFilterChoice rows={rows} filter={filter} onFilter={onFilter} />}
        {rows.length >= MANY_ROWS && (
          <SearchField
            look="narrow"
            label={search}
            placeholder={search}
            value={filter.search}
            onType={(text) => onFilter({ ...filter, search: text })}
            onEmpty={() => onFilter({ ...filter, search: '' })}
          />
        )}
        <div className={styles['tools']}>
          <PartnerToolsButton onOpen={openPartnerTools} />
          {rows.length > 0 && <CheckNow check={check} />}
        </div>
      </div>
      <TroubleText trouble={check.trouble} />
    </>
  );
}
