import { type ReactNode, useEffect, useRef } from 'react';
import { X } from 'lucide-react';
import { Button } from './Button.tsx';
import styles from './SidePane.module.css';

interface Props {
  readonly label: string;
  readonly closeLabel: string;
  /** Counts up with each Enter on a row of the list beside it: then the keys come here. */
  readonly keysWanted: number;
  readonly onClose: () => void;
  readonly head: ReactNode;
  readonly children: ReactNode;
}

/** Everything about the chosen row, beside its list. */
export function SidePane({ label, closeLabel, keysWanted, onClose, head, children }: Props) {
  const pane = useRef<HTMLElement>(null);

  useEffect(() => {
    if (keysWanted > 0) pane.current?.focus();
  }, [keysWanted]);

  return (
    <aside ref={pane} className={styles['pane']} tabIndex={-1} aria-label={label}>
      <div className={styles['head']}>
        {head}
        <Button look="icon" aria-label={closeLabel} onClick={onClose}>
          <X size={16} aria-hidden />
        </Button>
      </div>
      {children}
    </aside>
  );
}

export function PaneComing({ children }: { readonly children: ReactNode }) {
  return <p className={styles['coming']}>{children}</p>;
}
