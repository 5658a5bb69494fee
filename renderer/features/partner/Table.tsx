import type { ReactNode } from 'react';
import styles from './Table.module.css';

interface Props {
  readonly label: string;
  /** Column headings; '' for a column of buttons, named by `label` of each. */
  readonly columns: readonly { readonly text: string; readonly align?: 'end'; readonly hidden?: true }[];
  /** Rows of `<tr>`. */
  readonly children: ReactNode;
}

/** A plain table inside a panel: quiet headings, a line under each row. */
export function Table({ label, columns, children }: Props) {
  return (
    <div className={styles['scroll']}>
      <table className={styles['table']} aria-label={label}>
        <thead>
          <tr>
            {columns.map(({ text, align, hidden }) => (
              <th key={text} scope="col" data-align={align}>
                <span className={hidden && styles['hidden']}>{text}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
