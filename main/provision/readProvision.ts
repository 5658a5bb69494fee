import { statSync } from 'node:fs';
import type * as z from 'zod';
import type { LocationId } from '../../contract/model/ids.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { parseJsonObject } from '../files/json.ts';
import { cleanText } from '../files/plainText.ts';
import { readIfThere } from '../files/safeFile.ts';
import { PRODUCTION_API_URL, PRODUCTION_MARKETPLACE_URL } from '../settings/connection.ts';
import { isUnlimited, MOST_PER_MINUTE, MOST_PER_SECOND } from './limits.ts';
import { ProvisionFile } from './provisionSchema.ts';

/** A roll-out file, checked. Null: the file does not say. */
export interface Provision {
  readonly apiUrl: string;
  readonly marketplaceUrl: string;
  readonly partnerToken: string;
  readonly userToken: string;
  readonly applicationId: number | null;
  /** Null: every location that the user sees. */
  readonly locationIds: readonly LocationId[] | null;
  readonly pollSeconds: number | null;
  readonly requestsPerSecond: number | null;
  readonly requestsPerMinute: number | null;
  readonly defaultCountry: string | null;
}

export interface ProvisionRefused {
  readonly kind: 'provisionRefused';
  /** One clear line for each thing that is wrong, with the key named; never a value. */
  readonly lines: readonly string[];
}

const LONGEST_NAME = 80;

const MOST_BYTES = 1024 * 1024;

/** Reads and checks a `--provision` file. */
export function readProvisionFile(file: string): Result<Provision, ProvisionRefused> {
  // A pipe would be waited for before any window shows.
  const kind = statSync(file, { throwIfNoEntry: false });
  if (kind && !kind.isDirectory() && (!kind.isFile() || kind.size > MOST_BYTES))
    return refused([`The file ${file} cannot be read (it is no plain file)`]);
  const text = readIfThere(file);
  if (!text.ok) return refused([`The file ${file} cannot be read (${text.error.detail})`]);
  return text.value === null ? refused([`There is no file ${file}`]) : readProvision(text.value);
}

/** Checks the text of a `--provision` file. */
export function readProvision(text: string): Result<Provision, ProvisionRefused> {
  const file = ProvisionFile.safeParse(parseJsonObject(text.replace(/^\uFEFF/, '')));
  if (!file.success) return refused(file.error.issues.flatMap(linesOf));

  const provision = toProvision(file.data);
  const beyond = limitLines(provision);
  return beyond.length > 0 ? refused(beyond) : ok(provision);
}

function toProvision({ altegio, locations, ...rest }: ProvisionFile): Provision {
  return {
    apiUrl: altegio.apiUrl ?? PRODUCTION_API_URL,
    marketplaceUrl: altegio.marketplaceUrl ?? PRODUCTION_MARKETPLACE_URL,
    partnerToken: altegio.partnerToken,
    userToken: altegio.userToken,
    applicationId: altegio.applicationId ?? null,
    locationIds: locations ? [...new Set(locations)] : null,
    pollSeconds: rest.pollSeconds ?? null,
    requestsPerSecond: rest.requestsPerSecond ?? null,
    requestsPerMinute: rest.requestsPerMinute ?? null,
    defaultCountry: rest.defaultCountry ?? null,
  };
}

function limitLines({ apiUrl, requestsPerSecond, requestsPerMinute }: Provision): readonly string[] {
  if (isUnlimited(apiUrl)) return [];
  return [
    ...((requestsPerSecond ?? 0) > MOST_PER_SECOND
      ? [`"requestsPerSecond" must be at most ${MOST_PER_SECOND}`]
      : []),
    ...((requestsPerMinute ?? 0) > MOST_PER_MINUTE
      ? [`"requestsPerMinute" must be at most ${MOST_PER_MINUTE}`]
      : []),
  ];
}

function linesOf(issue: z.core.$ZodIssue): readonly string[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `${nameOf([...issue.path, key])} is not a known key`);
  }
  return [`${issue.path.length > 0 ? nameOf(issue.path) : 'The file'} ${issue.message}`];
}

function nameOf(path: readonly PropertyKey[]): string {
  return `"${cleanText(path.map(String).join('.'), LONGEST_NAME)}"`;
}

function refused(lines: readonly string[]): Result<never, ProvisionRefused> {
  return err({ kind: 'provisionRefused', lines: [...new Set(lines)] });
}
