import type { Ended } from './ended.ts';
import { EXIT, type ExitCode, exitCodeOf } from './exitCodes.ts';
import { failureText } from './failureText.ts';
import type { SecretName } from './secrets.ts';
import type { Terminal } from './terminal.ts';

const SHORTEST_SECRET = 4;

// Characters that a terminal obeys, or that turn the direction of the text round.
const COMMANDING = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Everything that is printed passes here: as text or JSON, and never with a secret in it. */
export class Printer {
  readonly #terminal: Terminal;
  readonly #json: boolean;
  readonly #secrets = new Set<string>();

  constructor(terminal: Terminal, json: boolean) {
    this.#terminal = terminal;
    this.#json = json;
  }

  keepSecret(text: string): void {
    if (text.length >= SHORTEST_SECRET) this.#secrets.add(text);
  }

  clean(text: string): string {
    const clean = [...this.#secrets].reduce((left, secret) => left.replaceAll(secret, '[token]'), text);
    return clean.replace(COMMANDING, (character) => (this.#json ? escaped(character) : ' '));
  }

  plain(text: string): ExitCode {
    this.#terminal.write(`${this.clean(text)}\n`);
    return EXIT.done;
  }

  /** Beside the answer, for people only. */
  note(text: string): void {
    if (!this.#json) this.#terminal.writeError(`${this.clean(`ringdesk-altegio: ${text}`)}\n`);
  }

  wrongUsage(text: string): ExitCode {
    return this.#problem('wrongUsage', text, EXIT.usage);
  }

  /** `refused`: which secret an `unauthorized` is about where the command does not tell. */
  end(outcome: Ended, refused: SecretName): ExitCode {
    switch (outcome.kind) {
      case 'shown': {
        const { shown, trouble } = outcome;
        this.plain(this.#json ? JSON.stringify(shown.json, null, 2) : shown.text);
        if (!trouble) return EXIT.done;
        const { error, lost } = trouble;
        const text = `A part of it failed. ${failureText(error, refused)}`;
        return this.#problem(lost ? 'answerLost' : error.kind, text, lost ? EXIT.lost : exitCodeOf(error));
      }
      case 'failed': {
        const { error } = outcome;
        return this.#problem(error.kind, failureText(error, outcome.refused ?? refused), exitCodeOf(error));
      }
      case 'lost': {
        const { error, look, json } = outcome;
        const text = `${failureText(error, refused)} It may or may not have happened. ${look}`;
        return this.#problem('answerLost', text, EXIT.lost, json);
      }
      case 'otherwise':
        return this.#problem('otherwise', outcome.text, EXIT.trouble);
      case 'wrong':
        return this.#problem('wrongInput', outcome.text, EXIT.usage);
      case 'unsent':
        return this.#problem(outcome.problem, outcome.text, EXIT.usage);
      case 'declined':
        return this.#problem('declined', 'Nothing was sent.', EXIT.usage);
    }
  }

  #problem(kind: string, text: string, exitCode: ExitCode, details?: unknown): ExitCode {
    const shown = this.#json
      ? JSON.stringify({
          error: { kind, message: text, exitCode, ...(details !== undefined && { details }) },
        })
      : `ringdesk-altegio: ${text}`;
    this.#terminal.writeError(`${this.clean(shown)}\n`);
    return exitCode;
  }
}
