import { accessSync, constants, mkdirSync } from 'node:fs';
import { codeOf } from './diskError.ts';

/** One line for the terminal when the data folder cannot be used; without it the single-instance lock just fails. */
export function dataFolderTrouble(folder: string): string | null {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
    return null;
  } catch (error) {
    return `The data folder ${folder} cannot be used (${codeOf(error) ?? 'unknown'}); choose another with --user-data-dir`;
  }
}
