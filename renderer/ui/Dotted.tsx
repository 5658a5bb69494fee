import { Fragment } from 'react';

/** Short facts in a row. Each keeps its own direction: a number stays readable in a line from right to left. */
export function Dotted({ facts }: { readonly facts: readonly (string | false | null | undefined)[] }) {
  return facts
    .filter((fact) => typeof fact === 'string')
    .filter((fact) => fact !== '')
    .map((fact, index) => (
      <Fragment key={fact}>
        {index > 0 && ' · '}
        <bdi>{fact}</bdi>
      </Fragment>
    ));
}
