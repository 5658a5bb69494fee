import type { Outcome } from '../../contract/model/problem.ts';
import { done, refusedFor } from '../outcome.ts';

/** Opens a page of Altegio in the system's browser; null: its address could not be made. */
export async function openPage(
  openLink: (url: string) => Promise<void>,
  url: string | null,
): Promise<Outcome> {
  if (url === null) return refusedFor('linkRefused');
  await openLink(url);
  return done;
}
