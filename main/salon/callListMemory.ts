import type { CallListForm, CallListMemory } from '../altegio/calls.ts';
import type { NoticeBoard } from '../noticeBoard.ts';
import { noteUnsaved } from './noteUnsaved.ts';
import type { Profile } from './profile.ts';

/** What worked at this host is remembered across starts; the memory of a refusal lasts for this run only. */
export function callListMemory(
  profile: Pick<Profile, 'connection' | 'store'>,
  notices: NoticeBoard,
): CallListMemory {
  let refused = false;
  return {
    get: () => (refused ? 'neither' : (profile.connection.callListForm ?? undefined)),
    set: (_host: string, form: CallListForm) => {
      refused = form === 'neither';
      const { connection } = profile;
      if (form === 'neither' || connection.callListForm === form) return;
      noteUnsaved(notices, profile.store.remember({ connection: { ...connection, callListForm: form } }));
    },
  };
}
