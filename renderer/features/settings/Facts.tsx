import type { ReactNode } from 'react';
import styles from './Facts.module.css';

interface Fact {
  readonly name: string;
  readonly value: ReactNode;
}

/** Names and values, line by line. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={styles['facts']}>
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
