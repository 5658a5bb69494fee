import * as z from 'zod';
import { signIn } from '../altegio/auth.ts';
import { countries } from '../altegio/dictionaries.ts';
import { command } from './command.ts';
import { failed, type Ended } from './ended.ts';
import { textInput } from './inputs.ts';
import { SECRET_SOURCES } from './secrets.ts';
import type { Session } from './session.ts';

const { variable } = SECRET_SOURCES.user;

export const signInCommand = command({
  name: 'sign-in',
  summary: 'Get a user token for a login and a password.',
  words: [],
  options: {
    login: { value: '<login>', summary: 'A phone number or an email address; asked for without it.' },
    'save-to': { value: '<file>', summary: 'Write the token into this new file, which only you may read.' },
  },
  examples: ['sign-in', 'sign-in --login reception@example.com --save-to altegio-user'],
  note: `The password is asked for and never kept. The token is never shown: with --save-to it is in the file, from which ${variable} is set.`,
  secrets: ['partner'],
  changes: false,
  input: z.object({ login: textInput(200).optional(), 'save-to': textInput(1000).optional() }),
  run: ({ login, 'save-to': file }, session) => signInWith(login, file, session),
});

async function signInWith(
  given: string | undefined,
  file: string | undefined,
  session: Session,
): Promise<Ended> {
  const { api, options, terminal } = session;
  if (!terminal.interactive)
    return {
      kind: 'wrong',
      text: 'The password is asked for, and nobody can be asked here. Start it in a terminal.',
    };
  const login = given ?? (await terminal.ask('Login (phone or email): ')).trim();
  const password = await terminal.askHidden('Password (not shown): ');
  session.keepSecret(password);
  if (login === '' || password === '') return { kind: 'wrong', text: 'Nothing was typed.' };

  const answer = await signIn(api, { login, password }, options);
  if (!answer.ok && answer.error.kind === 'unauthorized') {
    const partnerTokenIsGood = (await countries(api, options)).ok;
    return { kind: 'failed', error: answer.error, refused: partnerTokenIsGood ? 'login' : 'partner' };
  }
  if (!answer.ok) return failed(answer.error);
  if (answer.value.kind === 'extraConfirmation') {
    return {
      kind: 'otherwise',
      text: `Altegio wants a second step, which is not possible here. Copy the user token from Altegio into ${variable}.`,
    };
  }
  session.keepSecret(answer.value.userToken);
  if (file === undefined) {
    return {
      kind: 'shown',
      shown: {
        json: { signedIn: true, savedTo: null },
        text: `Login and password are right. The token was not kept: add --save-to <file> to get it, and then set ${variable} from that file.`,
      },
    };
  }
  const saved = await session.saveSecret(file, answer.value.userToken);
  if (!saved.ok) return { kind: 'wrong', text: saved.error };
  return {
    kind: 'shown',
    shown: {
      json: { signedIn: true, savedTo: file },
      text: `Signed in. The token is in ${file}. Put it where the command looks for it:\n  export ${variable}="$(cat '${file}')"`,
    },
  };
}
