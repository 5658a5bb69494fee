import { useEffect, useState, useSyncExternalStore } from 'react';
import { ask } from '../../ui/bridge.ts';
import { CallPlayer, type PlayerState } from './callPlayer.ts';

interface PlayerInUse {
  readonly player: CallPlayer;
  readonly heard: PlayerState;
}

/** The player of the place; it falls silent when one leaves. */
export function usePlayer(): PlayerInUse {
  const [player] = useState(
    () =>
      new CallPlayer(async (key) => {
        const answer = await ask('recording.open', { key });
        return answer.kind === 'problem' ? { kind: 'refused' } : answer;
      }),
  );
  const heard = useSyncExternalStore(player.subscribe, player.read);
  useEffect(() => () => player.close(), [player]);
  return { player, heard };
}
