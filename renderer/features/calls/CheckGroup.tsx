import { CheckLine } from '../../ui/CheckLine.tsx';
import styles from './CheckGroup.module.css';

interface Props<T> {
  readonly title: string;
  readonly options: readonly { readonly value: T; readonly text: string }[];
  readonly chosen: readonly T[];
  readonly onChange: (chosen: T[]) => void;
}

/** Any of several; none ticked means all of them. */
export function CheckGroup<T extends string | number>({ title, options, chosen, onChange }: Props<T>) {
  return (
    <fieldset className={styles['group']}>
      <legend>{title}</legend>
      <div className={styles['lines']}>
        {options.map(({ value, text }) => (
          <CheckLine
            key={value}
            checked={chosen.includes(value)}
            onChange={(checked) =>
              // In the order of the options, so that the same choice is the same filter.
              onChange(
                options
                  .map((option) => option.value)
                  .filter((one) => (one === value ? checked : chosen.includes(one))),
              )
            }
          >
            {text}
          </CheckLine>
        ))}
      </div>
    </fieldset>
  );
}
