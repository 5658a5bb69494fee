import { useState } from 'react';
import type { CallCard } from '../../../contract/model/card.ts';
import { useNote } from '../call-note/useNote.ts';
import { useOutcome } from '../call-note/useOutcome.ts';

/** What a person writes down about a call. Kept above every variant of its card, which come and go. */
export function useJotting({ key, note }: CallCard) {
  const [open, setOpen] = useState<'note' | 'outcome' | null>(null);
  return {
    open,
    setOpen,
    note: useNote(key, note.text),
    outcome: useOutcome(key, note.outcome),
  };
}

export type Jotting = ReturnType<typeof useJotting>;
