import { useId, type ReactNode } from 'react';
import styles from './Panel.module.css';

interface Props {
  readonly title: string;
  readonly lead?: ReactNode;
  /** At the end of the heading's line. */
  readonly extra?: ReactNode;
  readonly children: ReactNode;
}

/** One matter of a tab, framed. */
export function Panel({ title, lead, extra, children }: Props) {
  const id = useId();
  return (
    <section className={styles['panel']} aria-labelledby={id}>
      <div className={styles['head']}>
        <h2 id={id}>{title}</h2>
        {extra}
      </div>
      {lead && <p className={styles['lead']}>{lead}</p>}
      {children}
    </section>
  );
}
