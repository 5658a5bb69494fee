import styles from './ProgressBar.module.css';

interface Props {
  readonly label: string;
  readonly done: number;
  readonly of: number;
}

/** How far something has come that takes a while, small enough to stand in a line of text. */
export function ProgressBar({ label, done, of }: Props) {
  return <progress className={styles['progress']} aria-label={label} max={Math.max(1, of)} value={done} />;
}
