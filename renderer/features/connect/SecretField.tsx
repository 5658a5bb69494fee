import { Eye, EyeOff } from 'lucide-react';
import { useState, type ComponentProps } from 'react';
import { useIntl } from 'react-intl';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';

type Props = Omit<ComponentProps<typeof TextField>, 'type' | 'extra'>;

/** Dots instead of letters, until one wants to check what was pasted. */
export function SecretField(props: Props) {
  const intl = useIntl();
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <TextField
      {...props}
      type={shown ? 'text' : 'password'}
      extra={
        <Button
          look="icon"
          aria-pressed={shown}
          aria-label={intl.formatMessage({ id: 'connect.reveal' })}
          onClick={() => setShown(!shown)}
        >
          <Icon size={16} aria-hidden />
        </Button>
      }
    />
  );
}
