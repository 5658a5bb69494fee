import styles from './TwinTable.module.css';

/** The numbers of a chart; the first cell of a row is its heading. */
export interface Twin {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export function TwinTable({ name, head, rows }: Twin & { readonly name: string }) {
  return (
    <div className={styles['scroll']} tabIndex={0} role="region" aria-label={name}>
      <table className={styles['table']}>
        <thead>
          <tr>
            {head.map((text) => (
              <th key={text} scope="col">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first, ...rest]) => (
            <tr key={`${first} ${rest[0]}`}>
              <th scope="row">{first}</th>
              {rest.map((text, index) => (
                <td key={head[index + 1]}>{text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
