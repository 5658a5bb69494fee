import type * as z from 'zod';
import { err, ok, type Result } from '../../contract/result.ts';
import type { Ended } from './ended.ts';
import type { SecretName } from './secrets.ts';
import type { Session } from './session.ts';

export interface CommandOption {
  /** How its value is called in the help; a switch has none. */
  readonly value?: string;
  readonly summary: string;
  /** It may be given several times. */
  readonly many?: boolean;
}

interface About {
  /** One or two words, as typed. */
  readonly name: string;
  readonly summary: string;
  /** In order: `<one>`, `[optional]`, and the last may be `<several…>`. */
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, CommandOption>>;
  /** As typed after the program's name. */
  readonly examples: readonly string[];
  /** More to know, in the help of the command. */
  readonly note?: string;
  readonly secrets: readonly SecretName[];
  /** It changes something at Altegio, so it is asked about before it is sent. */
  readonly changes: boolean;
  /** What it sends goes into the ledger of the profile. */
  readonly ledger?: boolean;
}

interface Definition<I> extends About {
  /** Keyed by the names of words and options as they are typed, and `app` for the application id. */
  readonly input: z.ZodType<I>;
  readonly run: (input: I, session: Session) => Promise<Ended>;
}

export type RawInput = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

export interface Command extends About {
  /** Checks the input; the error is a sentence. Nothing happens before the work is called. */
  readonly prepare: (raw: RawInput) => Result<(session: Session) => Promise<Ended>, string>;
}

/** Ties a command's input to what it does with it. */
export function command<I>({ input, run, ...about }: Definition<I>): Command {
  return {
    ...about,
    prepare: (raw) => {
      const read = input.safeParse(raw);
      if (read.success) return ok((session) => run(read.data, session));
      const issue = read.error.issues[0];
      const key = String(issue?.path[0] ?? '');
      return err(`${shownName(about, key)} ${issue?.message ?? 'cannot be read'}.`);
    },
  };
}

/** A word's name without its brackets: "location" for "<location…>". */
export function wordName(word: string): string {
  return word.replace(/[<>[\]…]/g, '');
}

function shownName({ words }: About, key: string): string {
  return words.find((word) => wordName(word) === key) ?? `--${key}`;
}
