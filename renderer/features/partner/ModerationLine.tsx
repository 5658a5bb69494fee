import { Check, Circle, CircleX, LoaderCircle, type LucideIcon } from 'lucide-react';
import { useId } from 'react';
import { FormattedMessage } from 'react-intl';
import type { ModerationItem } from '../../../contract/model/partner.ts';
import { useDesk } from '../../store/DeskProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { useInstantText } from '../../ui/useInstantText.ts';
import { Evidence } from './Evidence.tsx';
import { PartnerTrouble } from './PartnerTrouble.tsx';
import styles from './ModerationLine.module.css';
import { ToneWord, type Tone } from './ToneWord.tsx';

const LOOKS: Readonly<Record<ModerationItem['state'], { readonly tone: Tone; readonly Icon: LucideIcon }>> = {
  open: { tone: 'muted', Icon: Circle },
  running: { tone: 'info', Icon: LoaderCircle },
  passed: { tone: 'ok', Icon: Check },
  failed: { tone: 'bad', Icon: CircleX },
};

interface Props {
  readonly item: ModerationItem;
  readonly blocked: boolean;
  readonly onRun: () => void;
}

export function ModerationLine({ item, blocked, onRun }: Props) {
  const id = useId();
  const instantText = useInstantText(useDesk((desk) => desk.calls.serverOffsetMs));
  const { name, state, at, problem, evidence } = item;
  const { tone, Icon } = LOOKS[state];
  return (
    <li className={styles['item']}>
      <div className={styles['line']}>
        <span className={styles['state']}>
          <ToneWord tone={tone} Icon={Icon}>
            <FormattedMessage id={`partner.itemState.${state}`} />
          </ToneWord>
        </span>
        <span className={styles['title']}>
          <span id={id}>
            <FormattedMessage id={`partner.item.${name}`} />
          </span>
          {at !== null && <small>{instantText(at).moment}</small>}
        </span>
        <Button pending={blocked} aria-describedby={id} onClick={onRun}>
          <FormattedMessage id="partner.moderation.run" />
        </Button>
      </div>
      {(problem ?? evidence.length > 0) && (
        <div className={styles['more']}>
          <PartnerTrouble trouble={problem} />
          {evidence.length > 0 && <Evidence evidence={evidence} />}
        </div>
      )}
    </li>
  );
}
