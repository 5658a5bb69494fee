import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './ToneWord.module.css';

export type Tone = 'ok' | 'warn' | 'bad' | 'info' | 'muted';

interface Props {
  readonly tone: Tone;
  readonly Icon: LucideIcon;
  readonly children: ReactNode;
}

/** A state as an icon and a word, never a colour alone. */
export function ToneWord({ tone, Icon, children }: Props) {
  return (
    <span className={styles['state']} data-tone={tone}>
      <Icon size={16} aria-hidden />
      <span>{children}</span>
    </span>
  );
}
