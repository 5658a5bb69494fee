import { describe, expect, it, test } from 'vitest';
import { COMMAND_NAMES, COMMANDS } from '../../../../main/command-line/commands.ts';
import { EXIT } from '../../../../main/command-line/exitCodes.ts';
import { helpText, PROGRAM } from '../../../../main/command-line/help.ts';
import { readArguments } from '../../../../main/command-line/readArguments.ts';

const wordsOf = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');

describe.each(COMMANDS.map((command) => [command.name, command] as const))('%s', (name, command) => {
  it('says what it is for, with an example', () => {
    expect(command.summary).toMatch(/^[A-Z].*\.$/);
    expect(command.examples.length).toBeGreaterThan(0);
    expect(helpText(name, COMMANDS)).toContain(command.summary.split(' ').slice(0, 4).join(' '));
  });

  it('has examples that would run', () => {
    for (const example of command.examples) {
      const asked = readArguments(wordsOf(example), COMMANDS);
      if (!asked.ok || asked.value.kind !== 'run') throw new Error(`Not a command: ${example}`);
      expect(asked.value.command.name).toBe(name);
      expect(asked.value.command.prepare({ app: '4217', ...asked.value.raw }), example).toMatchObject({
        ok: true,
      });
      expect(helpText(name, COMMANDS)).toContain(`${PROGRAM} ${example}`);
    }
  });
});

test('the help of everything names each command and each way to end', () => {
  const help = helpText('', COMMANDS);

  for (const name of COMMAND_NAMES) expect(help).toContain(`\n  ${name}`);
  for (const code of Object.values(EXIT)) expect(help).toMatch(new RegExp(`^  ${code}  `, 'm'));
});

test('a group tells of its own commands only', () => {
  const help = helpText('voip', COMMANDS);

  expect(help).toContain('voip history');
  expect(help).not.toContain('payment');
});

test('no name is taken twice', () => {
  expect(new Set(COMMAND_NAMES).size).toBe(COMMAND_NAMES.length);
});

test('what is for messaging apps says so', () => {
  for (const name of ['channel', 'short-names'])
    expect(COMMANDS.find((command) => command.name === name)?.summary).toContain('not for telephony');
});
