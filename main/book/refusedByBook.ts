import { refused, type Refused } from '../outcome.ts';
import type { BookError } from './bookDoor.ts';

export const refusedByBook = ({ kind, detail }: BookError): Refused =>
  refused({ kind, detail: detail || null });
