import {
  Check,
  CheckCheck,
  Circle,
  CircleX,
  Hourglass,
  LoaderCircle,
  TriangleAlert,
  type LucideIcon,
} from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import type { ActivationState } from '../../../contract/model/partner.ts';
import { ToneWord, type Tone } from './ToneWord.tsx';

const LOOKS: Readonly<Record<ActivationState, { readonly tone: Tone; readonly Icon: LucideIcon }>> = {
  waiting: { tone: 'muted', Icon: Circle },
  sending: { tone: 'info', Icon: LoaderCircle },
  active: { tone: 'ok', Icon: Check },
  alreadyActive: { tone: 'ok', Icon: CheckCheck },
  refused: { tone: 'bad', Icon: CircleX },
  late: { tone: 'warn', Icon: Hourglass },
  failed: { tone: 'bad', Icon: TriangleAlert },
};

export function ActivationWord({ state }: { readonly state: ActivationState }) {
  const { tone, Icon } = LOOKS[state];
  return (
    <ToneWord tone={tone} Icon={Icon}>
      <FormattedMessage id={`partner.activation.${state}`} />
    </ToneWord>
  );
}
