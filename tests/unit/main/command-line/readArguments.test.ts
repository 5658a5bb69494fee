import { describe, expect, it, test } from 'vitest';
import { COMMANDS } from '../../../../main/command-line/commands.ts';
import { readArguments } from '../../../../main/command-line/readArguments.ts';

const read = (line: string) => readArguments(line.split(' ').filter(Boolean), COMMANDS);

function problemOf(line: string): string {
  const asked = read(line);
  return asked.ok ? `read as ${asked.value.kind}` : asked.error.text;
}

test('a command has one word or two, and its words and options go where they belong', () => {
  const asked = read('--json hooks set 1001 --add https://a.example --add https://b.example --active on');

  expect(asked).toMatchObject({
    ok: true,
    value: {
      kind: 'run',
      command: { name: 'hooks set' },
      raw: { json: true, location: '1001', add: ['https://a.example', 'https://b.example'], active: 'on' },
    },
  });
});

test('several words of one kind become a list', () => {
  expect(read('discount 15 1001 1002')).toMatchObject({
    ok: true,
    value: { raw: { percent: '15', location: ['1001', '1002'] } },
  });
});

describe('what cannot be meant is refused with a sentence', () => {
  it.each([
    ['', 'Say what to do.'],
    ['voip', 'Say what to do with voip.'],
    ['frobnicate', 'There is no such command.'],
    [
      'calls 1001 --form 2026-11-01',
      'There is no such option. Options have two dashes and stand in the help.',
    ],
    ['calls 1001 --from', '--from needs a value: --from <day>.'],
    ['calls 1001 --from --to 2026-11-01', '--from needs a value: --from <day>.'],
    ['calls 1001 --json=yes', '--json takes no value.'],
    ['calls 1001 --sum 49', '--sum is not an option of calls.'],
    ['calls 1001 1002', 'There is a word too many.'],
  ])('%s', (line, sentence) => {
    expect(problemOf(line)).toBe(sentence);
  });
});

describe('a token is never taken from the command, and never repeated', () => {
  it.each([
    '--partner-token=abc123secret status',
    'status --user-token abc123secret',
    'voip enable --crm-token abc123secret',
    'voip enable --crm abc123secret',
    'voip enable --crmToken=abc123secret',
    'sign-in --password abc123secret',
    'status --api-key abc123secret',
    'RINGDESK_PARTNER_TOKEN=abc123secret status',
  ])('%s', (line) => {
    const problem = problemOf(line);

    expect(problem).toMatch(/^Tokens and passwords are not taken from the command/);
    expect(problem).toContain('RINGDESK_PARTNER_TOKEN');
    expect(problem).not.toContain('abc123secret');
  });
});

test('help is given at every level, also where something is missing', () => {
  expect(read('--help')).toEqual({ ok: true, value: { kind: 'help', topic: '' } });
  expect(read('voip -h')).toEqual({ ok: true, value: { kind: 'help', topic: 'voip' } });
  expect(read('payment --help')).toEqual({ ok: true, value: { kind: 'help', topic: 'payment' } });
});

test('an option of the same name means the same kind of thing in every command', () => {
  const kinds = new Map<string, string>();
  for (const { name, options } of COMMANDS) {
    for (const [option, { value, many = false }] of Object.entries(options)) {
      const kind = `${value === undefined ? 'switch' : 'value'} ${many}`;
      expect(kinds.get(option) ?? kind, `--${option} of ${name}`).toBe(kind);
      kinds.set(option, kind);
    }
  }
});
