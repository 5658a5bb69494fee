import { err, ok, type Result } from '../../contract/result.ts';
import type { Terminal } from './terminal.ts';

export type SecretName = 'partner' | 'user' | 'crm';

/** '' for one that the command does not need. */
export type Secrets = Readonly<Record<SecretName, string>>;

export const SECRET_SOURCES: Readonly<
  Record<SecretName, { readonly variable: string; readonly title: string }>
> = {
  partner: { variable: 'RINGDESK_PARTNER_TOKEN', title: 'partner token' },
  user: { variable: 'RINGDESK_USER_TOKEN', title: 'user token' },
  crm: { variable: 'RINGDESK_CRM_TOKEN', title: "chain's telephony token" },
};

/** Takes the tokens from the environment, or asks for them without showing what is typed. The error is a sentence. */
export async function collectSecrets(
  needed: readonly SecretName[],
  environment: Readonly<Record<string, string | undefined>>,
  terminal: Terminal,
): Promise<Result<Secrets, string>> {
  const found: Record<SecretName, string> = { partner: '', user: '', crm: '' };
  for (const name of needed) {
    const { variable, title } = SECRET_SOURCES[name];
    const given = environment[variable]?.trim() ?? '';
    if (given === '' && !terminal.interactive)
      return err(`The ${title} is missing. Set ${variable} before you start the command.`);
    found[name] = given || (await terminal.askHidden(`The ${title} (not shown): `)).trim();
    if (found[name] === '') return err(`Nothing was typed for the ${title}.`);
  }
  return ok(found);
}
