import { ShieldAlert } from 'lucide-react';
import type { Trouble } from '../../ui/bridge.ts';
import { TroubleText } from '../../ui/TroubleText.tsx';
import styles from './LinkTrouble.module.css';

/** A link that is no good. A wrong signature may mean that somebody forged it, so it stands out. */
export function LinkTrouble({ trouble }: { readonly trouble: Trouble | null }) {
  if (trouble?.kind !== 'signatureWrong') return <TroubleText trouble={trouble} />;
  return (
    <div className={styles['forged']}>
      <ShieldAlert size={20} aria-hidden />
      <TroubleText trouble={trouble} />
    </div>
  );
}
