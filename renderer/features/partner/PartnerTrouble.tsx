import { ShieldAlert } from 'lucide-react';
import type { Trouble } from '../../ui/bridge.ts';
import styles from './PartnerTrouble.module.css';
import { useProblemText } from './useProblemText.ts';

/**
 * Why something did not work. A lost answer must not look like a no, and a wrong signature may mean that somebody
 * forged the link: both stand out.
 */
export function PartnerTrouble({ trouble }: { readonly trouble: Trouble | null }) {
  const problemText = useProblemText();
  if (!trouble) return null;
  return (
    <p className={styles['trouble']} data-kind={trouble.kind} role="alert">
      {trouble.kind === 'signatureWrong' && <ShieldAlert size={20} aria-hidden />}
      <span>{problemText(trouble)}</span>
    </p>
  );
}
