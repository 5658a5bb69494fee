import type { BookDatabase } from './bookDatabase.ts';

/** What the worker keeps beside the database. */
export interface BookContext {
  readonly database: BookDatabase;
  readonly nowMs: () => number;
}

/** Answers one request inside the worker; throws only on bugs and on faults of the disk. */
export type BookHandler<Input, Output> = (context: BookContext, input: Input) => Output;

/** Every request the book answers, one file of handlers per matter. */
export const bookHandlers = {} satisfies Record<string, BookHandler<never, unknown>>;

export type BookHandlers = typeof bookHandlers;
export type BookRequest = keyof BookHandlers;
export type BookInput<N extends BookRequest> = Parameters<BookHandlers[N]>[1];
export type BookOutput<N extends BookRequest> = ReturnType<BookHandlers[N]>;
