import { open, rm } from 'node:fs/promises';
import { err, ok, type Result } from '../../contract/result.ts';

/** Writes a secret into a new file that only its owner may read. A file that is there is left alone. */
export async function saveSecretFile(path: string, text: string): Promise<Result<undefined, string>> {
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } catch (error) {
      // Half a secret under this name would be taken for the whole, and stand in the way of the next try.
      await rm(path, { force: true });
      throw error;
    } finally {
      await file.close();
    }
    return ok(undefined);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return err(
      code === 'EEXIST' ? 'There is a file of this name already.' : `The file cannot be written (${code}).`,
    );
  }
}
