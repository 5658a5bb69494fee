import { writeFile } from 'node:fs/promises';
import { err, ok, type Result } from '../../contract/result.ts';

/** Writes a secret into a new file that only its owner may read. A file that is there is left alone. */
export async function saveSecretFile(path: string, text: string): Promise<Result<undefined, string>> {
  try {
    await writeFile(path, text, { mode: 0o600, flag: 'wx' });
    return ok(undefined);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return err(
      code === 'EEXIST' ? 'There is a file of this name already.' : `The file cannot be written (${code}).`,
    );
  }
}
