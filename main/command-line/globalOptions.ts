import { err, ok, type Result } from '../../contract/result.ts';
import { readApiUrl, readMarketplaceUrl } from '../provision/address.ts';
import { PRODUCTION_API_URL, PRODUCTION_MARKETPLACE_URL } from '../settings/connection.ts';
import type { CommandOption, RawInput } from './command.ts';

/** What every command understands. */
export const GLOBAL_OPTIONS: Readonly<Record<string, CommandOption>> = {
  json: { summary: 'Answer with one JSON document on stdout; errors are JSON on stderr.' },
  app: {
    value: '<application id>',
    summary: 'The app in the Marketplace. Without it RINGDESK_APPLICATION_ID counts.',
  },
  yes: { summary: 'Send what changes things without a question. Needed where nobody can be asked.' },
  'full-numbers': { summary: 'Show phone numbers in full. They are masked otherwise.' },
  'api-url': { value: '<address>', summary: `Altegio's API, ${PRODUCTION_API_URL} without it.` },
  'marketplace-url': {
    value: '<address>',
    summary: `The Marketplace, ${PRODUCTION_MARKETPLACE_URL} without it.`,
  },
  'user-data-dir': {
    value: '<folder>',
    summary: "The app's data folder, whose ledger what is sent goes into; the app's own place without it.",
  },
  help: { summary: 'Show this, or the help of a command; also -h.' },
  version: { summary: "Show the version of Ringdesk's command line." },
};

export interface GlobalOptions {
  readonly json: boolean;
  readonly yes: boolean;
  readonly fullNumbers: boolean;
  readonly apiUrl: string;
  readonly marketplaceUrl: string;
  readonly userDataDir: string | undefined;
}

/** Reads them; the error is a sentence. */
export function readGlobalOptions(raw: RawInput): Result<GlobalOptions, string> {
  const text = (name: string): string | undefined => {
    const value = raw[name];
    return typeof value === 'string' ? value : undefined;
  };
  const apiUrl = readApiUrl(text('api-url') ?? PRODUCTION_API_URL);
  if (!apiUrl.ok) return err(`--api-url ${apiUrl.error}.`);
  const marketplaceUrl = readMarketplaceUrl(text('marketplace-url') ?? PRODUCTION_MARKETPLACE_URL);
  if (!marketplaceUrl.ok) return err(`--marketplace-url ${marketplaceUrl.error}.`);
  return ok({
    json: raw['json'] === true,
    yes: raw['yes'] === true,
    fullNumbers: raw['full-numbers'] === true,
    apiUrl: apiUrl.value,
    marketplaceUrl: marketplaceUrl.value,
    userDataDir: text('user-data-dir'),
  });
}
