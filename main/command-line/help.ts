import { type Command, type CommandOption } from './command.ts';
import { EXIT_MEANINGS } from './exitCodes.ts';
import { GLOBAL_OPTIONS } from './globalOptions.ts';
import { SECRET_SOURCES } from './secrets.ts';

export const PROGRAM = 'ringdesk-altegio';
const WIDTH = 100;

/** The help of everything (''), of a group such as "voip", or of one command. */
export function helpText(topic: string, commands: readonly Command[]): string {
  const one = commands.find(({ name }) => name === topic);
  if (one) return commandHelp(one);
  return topic === '' ? wholeHelp(commands) : groupHelp(topic, commands);
}

function wholeHelp(commands: readonly Command[]): string {
  return blocks(
    [`${PROGRAM} <command> [options]`, 'Ask Altegio, and tell it, what Ringdesk does: without a window.'],
    ['Commands:', ...pairs(commands.map((command) => [usageOf(command), command.summary]))],
    ['Options of every command:', ...optionLines(GLOBAL_OPTIONS)],
    [
      'Tokens come from the environment, or are asked for and not shown. They are never taken from the command:',
      ...pairs(Object.values(SECRET_SOURCES).map(({ variable, title }) => [variable, `The ${title}.`])),
    ],
    ['It ends with:', ...pairs(EXIT_MEANINGS.map(([code, meaning]) => [String(code), meaning]))],
    ['Examples:', ...examplesOf(commands.slice(0, 3))],
    [`${PROGRAM} <command> --help tells more about a command.`],
  );
}

function groupHelp(group: string, commands: readonly Command[]): string {
  const members = commands.filter(({ name }) => name.startsWith(`${group} `));
  return blocks(
    [`${PROGRAM} ${group} <what> [options]`],
    pairs(members.map((command) => [usageOf(command), command.summary])),
    ['Examples:', ...examplesOf(members)],
    [`${PROGRAM} ${group} <what> --help tells more.`],
  );
}

function commandHelp(command: Command): string {
  const { summary, note, options, examples, secrets, changes, ledger = false } = command;
  const variables = secrets.map((name) => SECRET_SOURCES[name].variable).join(', ');
  return blocks(
    [`${PROGRAM} ${usageOf(command)} [options]`, summary],
    note === undefined ? [] : wrap(note, WIDTH),
    Object.keys(options).length === 0 ? [] : ['Options:', ...optionLines(options)],
    [
      ...(secrets.length === 0 ? [] : [`Needs ${variables}.`]),
      ...(changes
        ? ['It asks before it sends; --yes answers that, and is needed where nobody can be asked.']
        : []),
      ...(ledger
        ? [
            "It goes into the ledger, which the app's partner tools show too; --user-data-dir names the profile.",
          ]
        : []),
    ],
    ['Examples:', ...examples.map((example) => `  ${PROGRAM} ${example}`)],
    [`${PROGRAM} --help shows the options of every command, and what it ends with.`],
  );
}

function usageOf({ name, words }: Command): string {
  return [name, ...words].join(' ');
}

function examplesOf(commands: readonly Command[]): readonly string[] {
  return commands.flatMap(({ examples }) => examples.slice(0, 1).map((example) => `  ${PROGRAM} ${example}`));
}

function optionLines(options: Readonly<Record<string, CommandOption>>): readonly string[] {
  return pairs(
    Object.entries(options).map(([name, { value, summary, many }]) => [
      `--${name}${value === undefined ? '' : ` ${value}`}`,
      many ? `${summary} May be given several times.` : summary,
    ]),
  );
}

function pairs(rows: readonly (readonly [left: string, right: string])[]): readonly string[] {
  const width = Math.min(38, Math.max(...rows.map(([left]) => left.length)));
  return rows.flatMap(([left, right]) => {
    const [first = '', ...more] = wrap(right, WIDTH - width - 4);
    const indented = more.map((line) => `${' '.repeat(width + 4)}${line}`);
    return left.length > width
      ? [`  ${left}`, `${' '.repeat(width + 4)}${first}`, ...indented]
      : [`  ${left.padEnd(width)}  ${first}`, ...indented];
  });
}

function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function blocks(...parts: readonly (readonly string[])[]): string {
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}
