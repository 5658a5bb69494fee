import type { ReactNode } from 'react';
import { Tab, TabList } from 'react-aria-components/Tabs';
import styles from './TabRow.module.css';

interface Props {
  readonly label: string;
  readonly tabs: readonly { readonly name: string; readonly text: ReactNode }[];
}

/** The row of tabs of a place, to stand in its `Tabs`. */
export function TabRow({ label, tabs }: Props) {
  return (
    <TabList className={styles['row'] ?? ''} aria-label={label}>
      {tabs.map(({ name, text }) => (
        <Tab key={name} id={name} className={styles['tab'] ?? ''}>
          {text}
        </Tab>
      ))}
    </TabList>
  );
}
