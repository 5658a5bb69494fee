import { FormattedMessage } from 'react-intl';
import { OpenCount } from '../features/follow-up/OpenCount.tsx';
import styles from './Rail.module.css';
import { PLACES, type PlaceName } from './places.ts';

interface Props {
  readonly place: PlaceName;
  readonly goTo: (place: PlaceName) => void;
}

export function Rail({ place, goTo }: Props) {
  return (
    <nav className={styles['rail']} aria-labelledby="rail-name">
      <span id="rail-name" hidden>
        <FormattedMessage id="nav.label" />
      </span>
      <span className={styles['brand']} translate="no">
        Ringdesk
      </span>
      {PLACES.map(({ name, Icon, atFoot }, index) => (
        <a
          key={name}
          href={`#${name}`}
          className={styles['link']}
          data-foot={atFoot}
          aria-describedby={name === 'follow-up' ? 'open-count' : undefined}
          aria-current={name === place ? 'page' : undefined}
          aria-keyshortcuts={`Control+${index + 1}`}
          onClick={(event) => {
            event.preventDefault();
            goTo(name);
          }}
        >
          <Icon size={18} aria-hidden />
          <span className={styles['word']}>
            <FormattedMessage id={`nav.${name}`} />
          </span>
          {name === 'follow-up' && <OpenCount id="open-count" />}
        </a>
      ))}
    </nav>
  );
}
