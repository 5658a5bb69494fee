import { expect, test } from 'vitest';
import type { Transport } from '../../../../main/altegio/transport.ts';
import { COMMANDS } from '../../../../main/command-line/commands.ts';
import { type CommandLineDeps, runCommandLine } from '../../../../main/command-line/runCommandLine.ts';
import { ok } from '../../../../contract/result.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

const TOKEN = 'a-user-token-of-altegio';

function desk(options: { answers?: string[]; interactive?: boolean; replies?: Record<string, object> }) {
  const clock = new FakeClock();
  const answers = [...(options.answers ?? [])];
  const sent: string[] = [];
  const saved: string[] = [];
  let output = '';
  const write = (text: string): void => void (output += text);
  const ask = (question: string): Promise<string> => {
    output += question;
    return Promise.resolve(answers.shift() ?? '');
  };
  const transport: Transport = {
    send: ({ method, url }) => {
      const line = `${method} ${new URL(url).pathname}`;
      sent.push(line);
      const reply = options.replies?.[line] ?? { status: 202, body: '' };
      return Promise.resolve(
        ok({
          status: 200,
          body: '{"success":true,"data":null}',
          header: () => null,
          sentAtMonoMs: 0,
          headersAtMonoMs: 0,
          receivedAtMonoMs: 0,
          ...reply,
        }),
      );
    },
  };
  const deps: CommandLineDeps = {
    commands: COMMANDS,
    terminal: { interactive: options.interactive ?? true, write, writeError: write, ask, askHidden: ask },
    environment: { RINGDESK_PARTNER_TOKEN: 'the-partner-token', RINGDESK_CRM_TOKEN: 'the-crm-token' },
    clock,
    transport,
    version: '0',
    saveSecret: (path, text) => {
      saved.push(`${path} ${text}`);
      return Promise.resolve(ok(undefined));
    },
    newId: () => 'id',
  };
  return {
    sent,
    saved,
    run: (line: string) => runCommandLine(line.split(' '), deps),
    output: () => output,
  };
}

test('what changes something is asked about, and nothing is sent without a yes', async () => {
  const no = desk({ answers: [''] });
  expect(await no.run('voip disable')).toBe(2);
  expect(no.sent).toEqual([]);
  expect(no.output()).toContain("Turn this chain's telephony off? [y/N]");
  expect(no.output()).toContain('Nothing was sent.');

  const yes = desk({ answers: ['y'] });
  expect(await yes.run('voip disable')).toBe(0);
  expect(yes.sent).toEqual(['POST /api/v1/voip/integration']);
});

test('without a terminal it is refused before anything is asked or sent, and --yes is the answer', async () => {
  const quiet = desk({ interactive: false });
  expect(await quiet.run('voip disable')).toBe(2);
  expect(quiet.sent).toEqual([]);

  expect(await quiet.run('voip disable --yes')).toBe(0);
});

test('a question masks the number', async () => {
  const { run, output } = desk({ answers: ['n'] });

  await run('voip event --type incoming --phone +13155550175 --diversion +13155550100');

  expect(output()).toContain('+1 315 ••• 0175');
  expect(output()).not.toContain('5550175');
});

test('a missing token is asked for on a terminal, and refused elsewhere', async () => {
  const person = desk({
    answers: ['a-typed-user-token'],
    replies: { 'GET /api/v1/companies': { status: 401 } },
  });
  expect(await person.run('locations')).toBe(4);
  expect(person.output()).toContain('The user token (not shown)');
  expect(person.output()).not.toContain('a-typed-user-token');

  const script = desk({ interactive: false });
  expect(await script.run('locations')).toBe(2);
  expect(script.output()).toContain('RINGDESK_USER_TOKEN');
  expect(script.sent).toEqual([]);
});

test('signing in keeps the password nowhere and shows no token, only where it was saved', async () => {
  const replies = {
    'POST /api/v1/auth': {
      status: 201,
      body: JSON.stringify({ success: true, data: { user_token: TOKEN } }),
    },
  };
  const { run, output, saved } = desk({ answers: ['correct horse'], replies });

  expect(await run('sign-in --login reception@example.com --save-to altegio-user')).toBe(0);

  expect(saved).toEqual([`altegio-user ${TOKEN}`]);
  expect(output()).toContain('RINGDESK_USER_TOKEN');
  expect(output()).not.toContain(TOKEN);
  expect(output()).not.toContain('correct horse');
});

test('tokens go over https, and over http to this machine only', async () => {
  const { run, sent, output } = desk({});

  expect(await run('countries --api-url http://api.alteg.io/api/v1')).toBe(2);
  expect(await run('countries --marketplace-url http://app.alteg.io')).toBe(2);

  expect(sent).toEqual([]);
  expect(output()).toContain('must start with https://');
});
