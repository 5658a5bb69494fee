import type { Result } from '../../contract/result.ts';
import type { ApiError } from '../altegio/apiError.ts';
import { type Ended, failed, type Shown } from './ended.ts';
import { mayHaveHappened } from '../altegio/mayHaveHappened.ts';
import type { Session } from './session.ts';

interface Change<T> {
  /** What is about to be sent, as a question to say yes or no to. */
  readonly question: string;
  readonly send: () => Promise<Result<T, ApiError>>;
  readonly done: (value: T) => Shown;
  /** Where to look after a lost answer, before it is repeated. */
  readonly look: string;
}

/** Asks, sends and says what came of it. */
export async function change<T>(session: Session, { question, send, done, look }: Change<T>): Promise<Ended> {
  if (!(await session.agree(question))) return { kind: 'declined' };
  const answer = await send();
  if (answer.ok) return { kind: 'shown', shown: done(answer.value) };
  return mayHaveHappened(answer.error) ? { kind: 'lost', error: answer.error, look } : failed(answer.error);
}
