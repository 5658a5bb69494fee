import { Check } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import { SendDialog } from './SendDialog.tsx';
import { PartnerTrouble } from './PartnerTrouble.tsx';
import styles from './SendingState.module.css';
import { ToneWord } from './ToneWord.tsx';
import type { Sending } from './useSending.ts';

/** What came of preparing and sending, and the question in between. */
export function SendingState({ sending }: { readonly sending: Sending }) {
  const { prepared, trouble, sent, close, done } = sending;
  return (
    <>
      <PartnerTrouble trouble={trouble} />
      <div aria-live="polite" aria-atomic className={styles['status']}>
        {sent && (
          <ToneWord tone="ok" Icon={Check}>
            <FormattedMessage id={`partner.sent.${sent}`} />
          </ToneWord>
        )}
      </div>
      {prepared && <SendDialog key={prepared.id} prepared={prepared} onClose={close} onSent={done} />}
    </>
  );
}
