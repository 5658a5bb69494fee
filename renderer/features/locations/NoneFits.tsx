import { FormattedMessage } from 'react-intl';
import { Button } from '../../ui/Button.tsx';
import styles from './NoLocations.module.css';
import { EVERY_ROW, type RowFilter } from './rowFilter.ts';

interface Props {
  readonly filter: RowFilter;
  readonly onFilter: (filter: RowFilter) => void;
}

/** The filter leaves nothing, which is good news where only problems are asked for. */
export function NoneFits({ filter, onFilter }: Props) {
  const which =
    (filter.problemsOnly || filter.trouble !== null) && filter.search === '' ? 'noProblems' : 'noneFits';
  return (
    <div className={styles['state']} aria-live="polite" aria-atomic>
      <b>
        <FormattedMessage id={`locations.${which}`} />
      </b>
      <p>
        <FormattedMessage id={`locations.${which}Hint`} />
      </p>
      <Button onClick={() => onFilter(EVERY_ROW)}>
        <FormattedMessage id="locations.showAll" />
      </Button>
    </div>
  );
}
