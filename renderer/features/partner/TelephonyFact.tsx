import { Check, Circle, CircleX, LoaderCircle, Unplug, type LucideIcon } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import type { Registration } from '../../../contract/model/partner.ts';
import { PartnerTrouble } from './PartnerTrouble.tsx';
import { ToneWord, type Tone } from './ToneWord.tsx';

const LOOKS: Readonly<Record<Registration['telephony'], { readonly tone: Tone; readonly Icon: LucideIcon }>> =
  {
    noToken: { tone: 'warn', Icon: Unplug },
    waiting: { tone: 'muted', Icon: Circle },
    sending: { tone: 'info', Icon: LoaderCircle },
    enabled: { tone: 'ok', Icon: Check },
    failed: { tone: 'bad', Icon: CircleX },
  };

/** Whether calls of the chain will be saved, or why not. */
export function TelephonyFact({ registration }: { readonly registration: Registration }) {
  const { telephony, telephonyProblem } = registration;
  const { tone, Icon } = LOOKS[telephony];
  return (
    <>
      <ToneWord tone={tone} Icon={Icon}>
        <FormattedMessage id={`partner.telephony.${telephony}`} />
      </ToneWord>
      <PartnerTrouble trouble={telephonyProblem} />
    </>
  );
}
