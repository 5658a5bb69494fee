import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../../contract/result.ts';
import { type Command, type CommandOption, type RawInput, wordName } from './command.ts';
import { GLOBAL_OPTIONS } from './globalOptions.ts';
import { secretOption } from './secretOption.ts';

export type Asked =
  | { readonly kind: 'version' }
  /** `topic`: the words given before --help, which may be none. */
  | { readonly kind: 'help'; readonly topic: string }
  | { readonly kind: 'run'; readonly command: Command; readonly raw: RawInput };

export interface WrongUsage {
  readonly text: string;
  /** Whose help says more; '' for all. */
  readonly topic: string;
}

/** Reads what was typed after the program's name. */
export function readArguments(
  argv: readonly string[],
  commands: readonly Command[],
): Result<Asked, WrongUsage> {
  const secret = secretOption(argv);
  if (secret !== null) return err({ text: secret, topic: '' });

  const known = new Map(commands.flatMap(({ options }) => Object.entries(options)));
  for (const [name, option] of Object.entries(GLOBAL_OPTIONS)) known.set(name, option);
  const { tokens, values, positionals } = parseArgs({
    args: [...argv],
    options: parserOptions(known),
    allowPositionals: true,
    tokens: true,
    // Node's own messages repeat what was typed; ours are below.
    strict: false,
  });
  const found = commandAt(positionals, commands);
  const topic = found?.name ?? groupAt(positionals, commands);
  const wrong = (text: string): Result<Asked, WrongUsage> => err({ text, topic });

  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const option = known.get(token.name);
    if (!option) return wrong('There is no such option. Options have two dashes and stand in the help.');
    if (option.value === undefined && token.value !== undefined)
      return wrong(`--${token.name} takes no value.`);
    if (option.value !== undefined && isMissing(token.value, token.inlineValue))
      return wrong(`--${token.name} needs a value: --${token.name} ${option.value}.`);
  }
  if (values['version'] === true) return ok({ kind: 'version' });
  if (values['help'] === true) return ok({ kind: 'help', topic });
  if (!found) return wrong(unknownCommand(positionals, topic));

  for (const token of tokens) {
    if (token.kind === 'option' && !(token.name in GLOBAL_OPTIONS) && !(token.name in found.options))
      return wrong(`--${token.name} is not an option of ${found.name}.`);
  }
  const words = wordsOf(found, positionals.slice(found.name.split(' ').length));
  return words.ok
    ? ok({ kind: 'run', command: found, raw: { ...flat(values), ...words.value } })
    : wrong(words.error);
}

function parserOptions(known: ReadonlyMap<string, CommandOption>) {
  const entries = [...known].map(([name, { value, many = false }]) => {
    const type = value === undefined ? ('boolean' as const) : ('string' as const);
    return [name, { type, multiple: many, ...(name === 'help' && { short: 'h' }) }] as const;
  });
  return Object.fromEntries(entries);
}

function isMissing(value: string | undefined, inline: boolean | undefined): boolean {
  return value === undefined || value === '' || (!inline && /^-\D/.test(value));
}

function commandAt(positionals: readonly string[], commands: readonly Command[]): Command | undefined {
  const [first = '', second = ''] = positionals;
  return (
    commands.find(({ name }) => name === `${first} ${second}`) ?? commands.find(({ name }) => name === first)
  );
}

/** The first word where it begins commands of two words, else ''. */
function groupAt([first = '']: readonly string[], commands: readonly Command[]): string {
  return commands.some(({ name }) => name.startsWith(`${first} `)) ? first : '';
}

function unknownCommand(positionals: readonly string[], group: string): string {
  if (positionals.length === 0) return 'Say what to do.';
  return group === '' ? 'There is no such command.' : `Say what to do with ${group}.`;
}

function wordsOf(command: Command, given: readonly string[]): Result<RawInput, string> {
  const raw: Record<string, string | readonly string[]> = {};
  for (const [index, word] of command.words.entries()) {
    if (word.includes('…')) {
      const several = given.slice(index);
      return ok(several.length === 0 ? raw : { ...raw, [wordName(word)]: several });
    }
    const value = given[index];
    if (value !== undefined) raw[wordName(word)] = value;
  }
  return given.length > command.words.length ? err('There is a word too many.') : ok(raw);
}

function flat(
  values: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>,
): RawInput {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, Array.isArray(value) ? value.map(String) : value]),
  );
}
