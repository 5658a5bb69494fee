import { createWriteStream } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import yauzl from 'yauzl';

const symbolicLink = 0o120000;
const kindBits = 0o170000;

/**
 * Unpacks a zip into a folder, with file modes and links.
 * `place` says where an entry goes inside the folder; entries without a place are skipped.
 */
export async function unzip(
  archive: string,
  into: string,
  place: (entryName: string) => string | undefined,
): Promise<void> {
  const zip = await yauzl.openPromise(archive);
  for await (const entry of zip.eachEntry()) {
    const inside = place(entry.fileName);
    if (inside === undefined || entry.fileName.endsWith('/')) continue;

    const target = path.join(into, inside);
    await mkdir(path.dirname(target), { recursive: true });
    const mode = entry.externalFileAttributes >>> 16;
    const content = await zip.openReadStreamPromise(entry);
    if ((mode & kindBits) === symbolicLink) await symlink(await text(content), target);
    else await pipeline(content, createWriteStream(target, { mode: mode & 0o777 || 0o644 }));
  }
}
