import { FormattedMessage, useIntl } from 'react-intl';
import { Button } from '../../ui/Button.tsx';
import { WindowDialog } from '../../ui/WindowDialog.tsx';
import styles from './AllTroubles.module.css';
import { TroubleLine } from './TroubleLine.tsx';
import type { Trouble, LocatedKind } from './troubles.ts';

interface Props {
  readonly troubles: readonly Trouble[];
  readonly showTrouble: (kind: LocatedKind) => void;
  readonly onClose: () => void;
}

/** The kinds that the strip has no room for, among all of them. */
export function AllTroubles({ troubles, showTrouble, onClose }: Props) {
  return (
    <WindowDialog
      title={useIntl().formatMessage({ id: 'status.all' })}
      onClose={onClose}
      buttons={
        <Button autoFocus onClick={onClose}>
          <FormattedMessage id="action.close" />
        </Button>
      }
    >
      <ul className={styles['list']}>
        {troubles.map((trouble) => (
          <li key={trouble.kind}>
            <TroubleLine trouble={trouble} showTrouble={showTrouble} />
          </li>
        ))}
      </ul>
    </WindowDialog>
  );
}
