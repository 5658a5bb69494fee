import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import buttonStyles from './Button.module.css';
import styles from './MenuButton.module.css';

interface Choices<T extends string> {
  /** Asked for each time the menu opens. */
  readonly items: () => readonly {
    readonly id: T;
    readonly text: string;
    /** Beside the text, muted. */
    readonly hint?: string;
  }[];
  readonly onChoose: (id: T) => void;
}

/** A button with a few choices behind it. */
export function MenuButton<T extends string>({ label, ...choices }: Choices<T> & { readonly label: string }) {
  return (
    <MenuTrigger>
      <Button className={buttonStyles['button'] ?? ''} data-look="plain">
        {label}
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Popover className={styles['popover'] ?? ''} placement="bottom end" offset={4}>
        <OpenMenu {...choices} />
      </Popover>
    </MenuTrigger>
  );
}

function OpenMenu<T extends string>({ items, onChoose }: Choices<T>) {
  const [shown] = useState(items);
  return (
    <Menu className={styles['menu'] ?? ''}>
      {shown.map(({ id, text, hint }) => (
        <MenuItem
          key={id}
          id={id}
          textValue={text}
          className={styles['item'] ?? ''}
          onAction={() => onChoose(id)}
        >
          <span>{text}</span>
          {hint && <span className={styles['hint']}>{hint}</span>}
        </MenuItem>
      ))}
    </Menu>
  );
}
