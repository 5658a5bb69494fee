import type { ReactNode } from 'react';
import styles from './Chip.module.css';

export function Chip({
  tone = 'plain',
  children,
}: {
  readonly tone?: 'plain' | 'accent';
  readonly children: ReactNode;
}) {
  return (
    <span className={styles['chip']} data-tone={tone}>
      {children}
    </span>
  );
}
