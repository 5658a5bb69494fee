import type { ReactNode } from 'react';
import { Dotted } from '../../ui/Dotted.tsx';
import styles from './CallerHeading.module.css';

interface Props {
  readonly badge: ReactNode;
  readonly tone: 'accent' | 'info' | 'plain';
  readonly name: string;
  readonly meta: readonly (string | false | null)[];
  /** More lines may follow in a moment. */
  readonly waiting?: boolean;
  readonly children?: ReactNode;
}

/** The calm middle of a card: the name with air around it, and one line of facts below. */
export function CallerHeading({ badge, tone, name, meta, waiting, children }: Props) {
  return (
    <div className={styles['who']} data-waiting={waiting}>
      <div className={styles['badge']} data-tone={tone} aria-hidden>
        {badge}
      </div>
      <div className={styles['text']}>
        <div className={styles['name']}>
          <bdi>{name}</bdi>
        </div>
        <div className={styles['meta']}>
          <Dotted facts={meta} />
        </div>
        {children}
      </div>
    </div>
  );
}
