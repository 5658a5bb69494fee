import type { ReactNode } from 'react';
import { TextField } from '../../ui/TextField.tsx';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly autoFocus?: boolean;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
  readonly onChange: (value: string) => void;
}

/** Digits that nobody reads over a shoulder. */
export function PinField({ onChange, ...field }: Props) {
  return (
    <TextField
      {...field}
      type="password"
      inputMode="numeric"
      maxLength={12}
      onChange={(event) => onChange(event.target.value.replace(/\D/g, ''))}
    />
  );
}
