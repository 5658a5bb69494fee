import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { LocationId } from '../../../contract/model/ids.ts';
import type { Location } from '../../../contract/model/location.ts';
import { Button } from '../../ui/Button.tsx';
import { CheckLine } from '../../ui/CheckLine.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './LocationChecklist.module.css';

const FILTER_FROM = 9;

interface Props {
  readonly locations: readonly Location[];
  readonly chosen: ReadonlySet<LocationId>;
  /** Already watched: ticked for good here. */
  readonly fixed?: ReadonlySet<LocationId>;
  readonly onChange: (chosen: ReadonlySet<LocationId>) => void;
}

export function LocationChecklist({ locations, chosen, fixed = new Set(), onChange }: Props) {
  const intl = useIntl();
  const [filter, setFilter] = useState('');
  const wanted = filter.trim().toLowerCase();
  const shown = locations.filter(({ title, chain }) =>
    `${title} ${chain?.title ?? ''}`.toLowerCase().includes(wanted),
  );
  const free = shown.filter(({ id }) => !fixed.has(id)).map(({ id }) => id);

  const tick = (id: LocationId, on: boolean): void => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    onChange(next);
  };

  return (
    <>
      {locations.length >= FILTER_FROM && (
        <TextField
          type="search"
          label={intl.formatMessage({ id: 'connect.filter' })}
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
      )}
      <div className={styles['tools']}>
        <span className={styles['count']}>
          <FormattedMessage id="connect.chosen" values={{ count: chosen.size }} />
        </span>
        <Button look="quiet" onClick={() => onChange(new Set([...chosen, ...free]))}>
          <FormattedMessage id="connect.all" />
        </Button>
        <Button
          look="quiet"
          onClick={() => onChange(new Set([...chosen].filter((id) => !free.includes(id))))}
        >
          <FormattedMessage id="connect.none" />
        </Button>
      </div>
      <ul className={styles['list']} tabIndex={-1}>
        {shown.map(({ id, title, chain, timeZone }) => (
          <li key={id}>
            <CheckLine
              checked={chosen.has(id) || fixed.has(id)}
              disabled={fixed.has(id)}
              onChange={(on) => tick(id, on)}
            >
              {title}{' '}
              <small className={styles['meta']}>
                {chain && `${chain.title} · `}
                {timeZone}
              </small>
            </CheckLine>
          </li>
        ))}
      </ul>
      {shown.length === 0 && (
        <p className={styles['count']}>
          <FormattedMessage id="connect.noneFits" />
        </p>
      )}
    </>
  );
}
