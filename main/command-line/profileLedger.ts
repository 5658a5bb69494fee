import os from 'node:os';
import path from 'node:path';
import type { LedgerEntry } from '../../contract/model/partner.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { Clock } from '../clock.ts';
import { dataFolderTrouble } from '../files/dataFolderTrouble.ts';
import { Ledger } from '../partner/ledger.ts';
import { userName } from '../userName.ts';
import { PROGRAM } from './help.ts';

const PRODUCT = 'Ringdesk';

export interface ProfileAt {
  /** As given with --user-data-dir. */
  readonly folder: string | undefined;
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Where the app keeps its data: the folder that was given, or the one that it has on this system. */
export function profileFolder({ folder, platform, environment }: ProfileAt): string {
  if (folder !== undefined) return path.resolve(folder);
  const home = environment['HOME'] || os.homedir();
  if (platform === 'win32')
    return path.join(environment['APPDATA'] || path.join(os.homedir(), 'AppData/Roaming'), PRODUCT);
  if (platform === 'darwin') return path.join(home, 'Library/Application Support', PRODUCT);
  return path.join(environment['XDG_CONFIG_HOME'] || path.join(home, '.config'), PRODUCT);
}

/** The ledger that the app of this profile writes too. The error is a sentence: nothing may be sent then. */
export function openProfileLedger(
  profile: ProfileAt,
  clock: Clock,
  randomId: () => string,
): Result<Ledger, string> {
  const dir = profileFolder(profile);
  const trouble = dataFolderTrouble(dir);
  if (trouble !== null) return err(`${trouble}. Nothing was sent.`);
  return ok(
    Ledger.open({
      dir,
      now: () => clock.now(),
      randomId,
      who: userName(),
      onChange: () => undefined,
      program: PROGRAM,
      clock,
    }),
  );
}

const DID: Readonly<Record<string, string>> = {
  activateInstallation: 'activation',
  activateInstallationRedirect: 'activation',
  uninstallApplication: 'uninstallation',
  notifyPayment: 'payment',
  notifyRefund: 'refund',
  addDiscount: 'discount',
  setHookSettings: 'event addresses',
  sendVoipCommand: 'telephony switch',
  setShortNames: 'sender names',
  updateChannel: 'channel',
};

/** What a line of the ledger was about, in words: "payment in 1001 of 2026-11-25 14:02 UTC". */
export function lineText({ operation, locationIds, at }: LedgerEntry): string {
  const where = locationIds.length === 0 ? '' : ` in ${locationIds.join(', ')}`;
  return `${didText(operation)}${where} of ${momentText(at)}`;
}

export const didText = (operation: string): string => DID[operation] ?? operation;

export const momentText = (at: string): string => `${at.slice(0, 16).replace('T', ' ')} UTC`;

/** What is to be done about a line whose answer was lost; '' where there is nothing to do. */
export function nextText({ state, next, operation, locationIds }: LedgerEntry): string {
  if (state === 'sending') return 'Wait: it is being sent.';
  if (state !== 'lost' || next === 'nothing') return '';
  if (next === 'sendAgain') return 'It may be sent again.';
  const location = locationIds[0] ?? '<location>';
  switch (operation) {
    case 'notifyPayment':
      return `Look with "status ${location}", or send the same again: it is looked for first.`;
    case 'notifyRefund':
      return 'Send the same again with --location: it is looked for first.';
    case 'setHookSettings':
      return `Look with "hooks get ${location}".`;
    default:
      return `Look with "status ${location}".`;
  }
}

/** Lines that may have been sent and that nobody has looked for. Newest first. */
export function openLines(ledger: Ledger): readonly LedgerEntry[] {
  return ledger.list(0, Infinity).entries.filter(({ state, next }) => state === 'lost' && next === 'look');
}
