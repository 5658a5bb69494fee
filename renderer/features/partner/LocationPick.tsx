import { FormattedMessage, useIntl } from 'react-intl';
import type { Location } from '../../../contract/model/location.ts';
import { useDesk } from '../../store/DeskProvider.tsx';
import { PickOne } from '../../ui/PickOne.tsx';
import styles from './LocationPick.module.css';

interface Props {
  readonly label: string;
  readonly chosen: Location | null;
  /** Offers "none" first. */
  readonly optional?: boolean;
  readonly onChange: (location: Location | null) => void;
}

/** One of the watched locations. */
export function LocationPick({ label, chosen, optional = false, onChange }: Props) {
  const intl = useIntl();
  const locations = useDesk((desk) => desk.account.account.locations);
  if (locations.length === 0) return <FormattedMessage id="partner.noLocations" />;
  return (
    <div className={styles['line']}>
      <span className={styles['label']} aria-hidden>
        {label}
      </span>
      <PickOne
        label={label}
        value={chosen ? `${chosen.id}` : ''}
        options={[
          ...(optional || !chosen
            ? [{ value: '', text: intl.formatMessage({ id: 'partner.chooseLocation' }) }]
            : []),
          ...locations.map(({ id, title }) => ({ value: `${id}`, text: title })),
        ]}
        onChange={(value) => onChange(locations.find(({ id }) => `${id}` === value) ?? null)}
      />
    </div>
  );
}
