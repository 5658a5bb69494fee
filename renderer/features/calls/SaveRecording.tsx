import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import type { BookRow } from '../../../contract/model/callBook.ts';
import type { RecordingTrouble } from '../../../contract/model/recording.ts';
import { useDesk } from '../../store/DeskProvider.tsx';
import { ask } from '../../ui/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { useIsAhead } from '../../ui/ticker.ts';
import { TroubleText } from '../../ui/TroubleText.tsx';
import { useAction } from '../../ui/useAction.ts';
import { UnlockDialog } from '../manager-pin/UnlockDialog.tsx';
import styles from './SaveRecording.module.css';

type Ended = { readonly kind: 'saved'; readonly file: string } | { readonly kind: RecordingTrouble };

/** What cannot be played here may be played elsewhere: it is saved to a file, after the manager's PIN where one is set. */
export function SaveRecording({ row }: { readonly row: BookRow }) {
  const pinSet = useDesk((desk) => desk.manager.manager.pinSet);
  const unlocked = useIsAhead(useDesk((desk) => desk.manager.manager.unlockedUntil));
  const action = useAction();
  const [asking, setAsking] = useState(false);
  const [ended, setEnded] = useState<Ended | null>(null);

  const save = (): Promise<boolean> =>
    action.run(async () => {
      setEnded(null);
      const answer = await ask('recording.save', { key: row.key });
      if (answer.kind === 'problem') return answer.problem;
      if (answer.kind !== 'cancelled') setEnded(answer);
      return null;
    });
  return (
    <div className={styles['save']}>
      <Button
        pending={action.pending}
        onClick={() => {
          if (pinSet && !unlocked) setAsking(true);
          else void save();
        }}
      >
        <FormattedMessage id={action.pending ? 'calls.savingRecording' : 'calls.saveRecording'} />
      </Button>
      <span className={styles['words']} aria-live="polite" aria-atomic>
        {ended?.kind === 'saved' ? (
          <FormattedMessage id="calls.savedRecording" values={{ file: <bdi>{ended.file}</bdi> }} />
        ) : (
          ended && <FormattedMessage id={`calls.recording.${ended.kind}`} />
        )}
      </span>
      <TroubleText trouble={action.trouble} />
      {asking && <UnlockDialog onClose={() => setAsking(false)} onUnlocked={() => void save()} />}
    </div>
  );
}
