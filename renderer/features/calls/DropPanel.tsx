import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import styles from './DropPanel.module.css';

interface Props {
  readonly button: ReactNode;
  /** Something in the panel is switched on. */
  readonly on?: boolean;
  readonly atEnd?: boolean;
  readonly children: ReactNode;
}

/** A button with a few more controls below it. Escape, a click beside it or on `data-closes` closes it. */
export function DropPanel({ button, on = false, atEnd = false, children }: Props) {
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);

  useEffect(() => {
    if (!open) return;
    const onPointerDown = (event: PointerEvent): void => {
      if (event.target instanceof Node && !place.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', onPointerDown);
    return () => document.removeEventListener('pointerdown', onPointerDown);
  }, [open]);

  const close = (): void => {
    setOpen(false);
    opener.current?.focus();
  };
  return (
    <div
      ref={place}
      className={styles['place']}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.preventDefault();
        close();
      }}
      onBlur={(event) => {
        const left = event.relatedTarget !== null && !event.currentTarget.contains(event.relatedTarget);
        if (left) setOpen(false);
      }}
    >
      <button
        ref={opener}
        type="button"
        className={styles['button']}
        data-on={on || undefined}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {button}
      </button>
      {open && (
        <div
          id={id}
          className={styles['panel']}
          data-at-end={atEnd || undefined}
          onClick={(event) => {
            if (event.target instanceof Element && event.target.closest('[data-closes]')) close();
          }}
        >
          {children}
        </div>
      )}
    </div>
  );
}
