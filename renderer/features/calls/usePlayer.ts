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
      new CallPlayer({
        open: async (key) => {
          const answer = await ask('recording.open', { key });
          return answer.kind === 'problem' ? { kind: 'refused' } : answer;
        },
        trouble: async (key) => {
          const answer = await ask('recording.trouble', { key });
          return answer.kind === 'problem' ? 'unplayable' : answer.kind;
        },
        seekable: async (key) => (await ask('recording.seekable', { key })).kind === 'seekable',
      }),
  );
  const heard = useSyncExternalStore(player.subscribe, player.read);
  useEffect(() => () => player.close(), [player]);
  return { player, heard };
}
