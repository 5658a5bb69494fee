import { useId, useState } from 'react';
import { FormattedMessage, FormattedNumber } from 'react-intl';
import type { CallFilter } from '../../../contract/model/callFilter.ts';
import { useDesk } from '../../store/DeskProvider.tsx';
import { ask } from '../../ui/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { useIsAhead } from '../../ui/ticker.ts';
import { TroubleText } from '../../ui/TroubleText.tsx';
import { useAction } from '../../ui/useAction.ts';
import styles from './ExportCalls.module.css';
import { FullNumbers } from './FullNumbers.tsx';
import { SeparatorPick } from './SeparatorPick.tsx';

interface Props {
  readonly filter: CallFilter;
  readonly count: number | null;
  readonly openSettings: () => void;
}

/** Writes what the filter shows to a file. How much that is, and whether numbers are masked, is said before. */
export function ExportCalls({ filter, count, openSettings }: Props) {
  const id = useId();
  const running = useDesk((desk) => desk.book.book.export?.phase === 'running');
  const unlocked = useIsAhead(useDesk((desk) => desk.manager.manager.unlockedUntil));
  const [wanted, setWanted] = useState(false);
  const action = useAction();
  const full = wanted && unlocked;

  const start = (): Promise<boolean> =>
    action.run(async () => {
      const answer = await ask('export.start', { filter, fullNumbers: full });
      return answer.kind === 'problem' ? answer.problem : null;
    });
  return (
    <div className={styles['export']}>
      <span id={id} className={styles['words']}>
        {count !== null && (
          <FormattedMessage
            id={full ? 'calls.exportFull' : 'calls.exportMasked'}
            values={{ count, number: <FormattedNumber value={count} /> }}
          />
        )}
      </span>
      <FullNumbers on={full} unlocked={unlocked} onChange={setWanted} openSettings={openSettings} />
      <SeparatorPick />
      <Button
        aria-describedby={id}
        pending={running || action.pending || count === 0}
        onClick={() => {
          if (!running && count !== 0) void start();
        }}
      >
        <FormattedMessage id="calls.export" />
      </Button>
      <TroubleText trouble={action.trouble} />
    </div>
  );
}
