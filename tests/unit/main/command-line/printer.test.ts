import { expect, test } from 'vitest';
import { Printer } from '../../../../main/command-line/printer.ts';

// Clears the screen, renames the window, and turns the text round.
const HOSTILE = 'Spa\u001b[2J\u001b]0;x\u0007\r\u009b31m\u202egnp\u2028.exe';
const HARMLESS = /^[\n\t\u0020-\u007e]*$/;

function printed(json: boolean, say: (printer: Printer) => void): string {
  let output = '';
  const write = (text: string): void => void (output += text);
  const nobody = () => Promise.resolve('');
  say(new Printer({ interactive: false, write, writeError: write, ask: nobody, askHidden: nobody }, json));
  return output;
}

test('no text of a server reaches the terminal as a command to it', () => {
  const output = printed(false, (printer) => {
    printer.end({ kind: 'shown', shown: { json: null, text: `One\t1\n${HOSTILE}` } }, 'partner');
    printer.end({ kind: 'otherwise', text: HOSTILE }, 'partner');
    printer.plain(printer.clean(HOSTILE));
  });
  expect(output).toMatch(HARMLESS);
  expect(output).toContain('One\t1\n');
});

test('in JSON they are told as what they are', () => {
  const output = printed(true, (printer) => {
    printer.end({ kind: 'shown', shown: { json: { title: HOSTILE }, text: '' } }, 'partner');
  });
  expect(output).toMatch(HARMLESS);
  expect(JSON.parse(output)).toEqual({ title: HOSTILE });
});
