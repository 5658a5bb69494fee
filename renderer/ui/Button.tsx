import type { ComponentProps } from 'react';
import styles from './Button.module.css';

interface Props extends ComponentProps<'button'> {
  readonly look?: 'primary' | 'plain' | 'quiet' | 'danger' | 'icon';
  /** Keeps the focus, unlike `disabled`; whoever handles the click ignores a second one. */
  readonly pending?: boolean;
}

export function Button({ look = 'plain', pending = false, type = 'button', ...rest }: Props) {
  return (
    <button
      {...rest}
      type={type}
      className={styles['button']}
      data-look={look}
      aria-disabled={pending || undefined}
    />
  );
}
