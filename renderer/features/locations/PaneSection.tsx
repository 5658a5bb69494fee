import { useId, type ReactNode } from 'react';
import styles from './PaneSection.module.css';

interface Props {
  readonly title: string;
  /** At the end of the line with the title. */
  readonly extra?: ReactNode;
  readonly children: (titleId: string) => ReactNode;
}

/** A part of the side pane; what it holds can be named after its title. */
export function PaneSection({ title, extra, children }: Props) {
  const id = useId();
  return (
    <section className={styles['section']}>
      <div className={styles['head']}>
        <h3 id={id}>{title}</h3>
        {extra}
      </div>
      {children(id)}
    </section>
  );
}
