import { FormattedMessage } from 'react-intl';
import type { Trouble } from '../../ui/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { TroubleText } from '../../ui/TroubleText.tsx';
import styles from './DetailsTrouble.module.css';

interface Props {
  readonly trouble: Trouble;
  readonly onRetry: () => void;
}

export function DetailsTrouble({ trouble, onRetry }: Props) {
  return (
    <div className={styles['trouble']}>
      <p>
        <FormattedMessage id="locations.detailsTrouble" />
      </p>
      <TroubleText trouble={trouble} />
      <Button onClick={onRetry}>
        <FormattedMessage id="locations.again" />
      </Button>
    </div>
  );
}
