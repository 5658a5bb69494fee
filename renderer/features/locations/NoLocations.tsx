import { FormattedMessage } from 'react-intl';
import { useDesk } from '../../store/DeskProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import styles from './NoLocations.module.css';
import { ReadingLine } from './ReadingLine.tsx';

/** Before there is any line: nothing is connected, or the first look is under way. */
export function NoLocations({ openSettings }: { readonly openSettings: () => void }) {
  const locations = useDesk((desk) => desk.account.account.locations);
  if (locations.length === 0) {
    return (
      <div className={styles['state']} aria-live="polite" aria-atomic>
        <b>
          <FormattedMessage id="locations.none" />
        </b>
        <p>
          <FormattedMessage id="locations.noneHint" />
        </p>
        <Button onClick={openSettings}>
          <FormattedMessage id="locations.openSettings" />
        </Button>
      </div>
    );
  }
  return (
    <div className={styles['coming']} aria-live="polite" aria-atomic>
      <p className={styles['words']}>
        <FormattedMessage id="locations.coming" />
        <ReadingLine />
      </p>
      {locations.slice(0, 12).map(({ id, title }) => (
        <div key={id} className={styles['line']} aria-hidden>
          <b>{title}</b>
          <i />
          <i />
        </div>
      ))}
    </div>
  );
}
