import { ChevronDown } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Dotted } from '../../ui/Dotted.tsx';
import type { ChainGroup } from './chainGroups.ts';
import styles from './ChainHeading.module.css';
import { isProblem } from './rowFilter.ts';

interface Props {
  readonly group: ChainGroup;
  readonly columns: number;
  readonly folded: boolean;
  readonly onTurn: () => void;
}

/** The name of a chain above its locations; it folds them away. */
export function ChainHeading({ group: { chain, rows }, columns, folded, onTurn }: Props) {
  const intl = useIntl();
  const problems = rows.filter(isProblem).length;
  return (
    <div role="row" className={styles['row']}>
      <div role="gridcell" aria-colspan={columns}>
        <button type="button" className={styles['button']} aria-expanded={!folded} onClick={onTurn}>
          <ChevronDown className={styles['arrow'] ?? ''} size={14} aria-hidden />
          <b>{chain ? <bdi>{chain.title}</bdi> : <FormattedMessage id="locations.noChain" />}</b>
          <span className={styles['counts']}>
            <Dotted
              facts={[
                intl.formatMessage({ id: 'locations.inChain' }, { count: rows.length }),
                problems > 0 && intl.formatMessage({ id: 'locations.inChainProblems' }, { count: problems }),
              ]}
            />
          </span>
        </button>
      </div>
    </div>
  );
}
