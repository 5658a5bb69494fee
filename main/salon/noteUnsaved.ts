import type { NoticeBoard } from '../noticeBoard.ts';

/** Tells the person when something could not be kept on disk. */
export function noteUnsaved(
  notices: NoticeBoard,
  result: { readonly ok: true } | { readonly ok: false; readonly error: { readonly kind: string } },
): void {
  if (!result.ok) notices.put({ kind: 'notSaved', full: result.error.kind === 'diskFull' });
}
